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
import org.assertj.core.util.diff.DiffUtils;
import org.junit.jupiter.api.Test;

/**
 * Compares the reflection configuration of GraalVM's native-image with the generated classes. Moshi
 * finds an adapter by its name, and Retrofit implements the interfaces by a proxy.
 */
class ReflectionTest {

  private static final Path GENERATED = Path.of("target/generated-sources/openapi");
  private static final Path CONFIGURATION =
      Path.of(
          "src/main/resources/META-INF/native-image/io.github.segments4j/segments4j-generated-client");
  private static final int MAX_LINES = 20;

  /** The types of undocumented values, for which Moshi has built-in adapters. */
  private static final Set<Type> FREE_FORM =
      Set.of(Object.class, Map.class, List.class, String.class, Double.class, Boolean.class);

  @Test
  void reflectConfig_listsEveryAdapterAndInterface() throws IOException {
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

    assertRecorded("reflect-config.json", Stream.concat(adapters, interfaces));
  }

  @Test
  void proxyConfig_listsEveryInterface() throws IOException {
    assertRecorded(
        "proxy-config.json",
        generated("Api.java").stream().map(name -> "  {\"interfaces\": [\"%s\"]}".formatted(name)));
  }

  private static void assertRecorded(String file, Stream<String> entries) throws IOException {
    String expected = entries.collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    Path record = CONFIGURATION.resolve(file);
    if (Boolean.getBoolean("record")) {
      Files.writeString(record, expected);
    }
    List<String> recorded = Files.readAllLines(record);
    List<String> diff =
        DiffUtils.generateUnifiedDiff(
            "recorded", "actual", recorded, DiffUtils.diff(recorded, expected.lines().toList()), 0);

    assertThat(diff)
        .withFailMessage(
            () ->
                """
                The generated classes differ from generated-client/%s:
                %s
                If the change is intended, run: mvn process-test-classes -Drecord"""
                    .formatted(
                        record, diff.stream().limit(MAX_LINES).collect(Collectors.joining("\n"))))
        .isEmpty();
  }

  /** Moshi would read the fields of a type without a generated adapter by reflection. */
  @Test
  void adaptersRequestOnlyGeneratedTypes() throws Exception {
    Set<Type> requested = new LinkedHashSet<>();
    JsonAdapter.Factory listener =
        (type, annotations, moshi) -> {
          requested.add(type);
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

    assertThat(requested).isSubsetOf(types);
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
