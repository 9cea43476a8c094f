package io.github.segments4j.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The reflection that is left is that of Moshi, which finds an adapter by its name, and of
 * Retrofit, which implements the interfaces. GraalVM's native-image is told of it in files that
 * hold exactly what is generated.
 */
class ReflectionTest {

  private static final Path GENERATED = Path.of("target/generated-sources/openapi");
  private static final Path CONFIGURATION =
      Path.of(
          "src/main/resources/META-INF/native-image/io.github.segments4j/segments4j-generated-client");

  /** What values of no documented form are read as; Moshi has adapters of its own for these. */
  private static final Set<Type> FREE_FORM =
      Set.of(Object.class, Map.class, List.class, String.class, Double.class, Boolean.class);

  @Test
  void nativeImageIsToldOfEveryAdapterAndInterface() throws IOException {
    Stream<String> adapters =
        generated("JsonAdapter.java").stream()
            .map(
                name ->
                    """
                      {
                        "name": "%s",
                        "methods": [{"name": "<init>", "parameterTypes": ["com.squareup.moshi.Moshi"]}]
                      }"""
                        .formatted(name));
    Stream<String> interfaces =
        generated("Api.java").stream()
            .map(
                name ->
                    """
                      {
                        "name": "%s",
                        "allDeclaredMethods": true
                      }"""
                        .formatted(name));

    isRecorded("reflect-config.json", Stream.concat(adapters, interfaces));
  }

  @Test
  void nativeImageIsToldOfEveryProxy() throws IOException {
    isRecorded(
        "proxy-config.json",
        generated("Api.java").stream().map(name -> "  {\"interfaces\": [\"%s\"]}".formatted(name)));
  }

  private static void isRecorded(String file, Stream<String> entries) throws IOException {
    String expected = entries.collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    if (Boolean.getBoolean("record-reflection")) {
      Files.writeString(CONFIGURATION.resolve(file), expected);
    }

    assertThat(CONFIGURATION.resolve(file))
        .as(
            "The document has changed what native-image has to know. Record it: mvn verify -pl"
                + " generated-client -am -Dtest=ReflectionTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Drecord-reflection=true")
        .hasContent(expected);
  }

  /** For a type that is not generated, Moshi would look into its fields. */
  @Test
  void adaptersAskMoshiForNothingButGeneratedTypes() throws Exception {
    Set<Type> asked = new LinkedHashSet<>();
    JsonAdapter.Factory listener =
        (type, annotations, moshi) -> {
          asked.add(type);
          return null;
        };
    Set<Type> types = new LinkedHashSet<>();
    for (String adapter : generated("JsonAdapter.java")) {
      Class<?> type =
          Class.forName(adapter.substring(0, adapter.length() - "JsonAdapter".length()));
      types.add(type);
      assertThat(new Moshi.Builder().add(listener).build().adapter(type)).isNotNull();
    }
    types.addAll(FREE_FORM);

    assertThat(asked).isSubsetOf(types);
  }

  private static List<String> generated(String suffix) throws IOException {
    UnaryOperator<String> className =
        file ->
            file.substring(0, file.length() - ".java".length()).replace(File.separatorChar, '.');
    try (Stream<Path> files = Files.walk(GENERATED)) {
      return files
          .map(file -> GENERATED.relativize(file).toString())
          .filter(file -> file.endsWith(suffix))
          .map(className)
          .sorted()
          .toList();
    }
  }
}
