package io.github.segments4j.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.Moshi;
import io.github.segments4j.model.ErrorResponse;
import io.github.segments4j.model.ShopperProfilePage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Tests of the generated sources against the document. */
class GeneratorTest {

  private final Moshi moshi = new Moshi.Builder().build();

  @Test
  void examplesOfDocument_areReadable() throws IOException {
    List<String> examples = new ArrayList<>();
    for (Class<?> schema : List.of(ShopperProfilePage.class, ErrorResponse.class)) {
      for (Map<?, ?> media : mediaTypes(document())) {
        if (media.get("schema").toString().endsWith("/" + schema.getSimpleName() + "}")) {
          for (Object example : ((Map<?, ?>) media.get("examples")).values()) {
            Object value = ((Map<?, ?>) example).get("value");
            String json = moshi.adapter(Object.class).toJson(value);
            assertThat(moshi.adapter(schema).fromJson(json)).isNotNull();
            examples.add(json);
          }
        }
      }
    }
    assertThat(examples).hasSizeGreaterThan(8).doesNotHaveDuplicates();
  }

  @Test
  void generator_emitsOnlyExpectedFiles() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("target/generated-sources/openapi/io"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(file.getFileName().toString()).matches("\\w+(Api|JsonAdapter)?\\.java");
        assertThat(Files.readString(file).toLowerCase())
            .doesNotContain("gson", "jackson", "jsonb", "jakarta", "apiclient");
      }
    }
  }

  private static Object document() throws IOException {
    try (InputStream in =
        GeneratorTest.class.getResourceAsStream("/io/github/segments4j/openapi/segments.yaml")) {
      return new Yaml().load(in);
    }
  }

  /** Returns every node of the document that has both a schema and examples. */
  private static List<Map<?, ?>> mediaTypes(Object node) {
    List<Map<?, ?>> found = new ArrayList<>();
    if (node instanceof Map<?, ?> map) {
      if (map.containsKey("schema") && map.containsKey("examples")) {
        found.add(map);
      }
      map.values().forEach(value -> found.addAll(mediaTypes(value)));
    }
    return found;
  }
}
