package io.github.segments4j.examples.cli;

import io.github.segments4j.examples.ExampleStore;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The {@code --demo} option, which selects the embedded store instead of the configured one. */
final class StoreOption {

  private static final String DEMO_VARIABLE = "SEGMENTS4J_DEMO";
  private static final List<String> REQUIRED =
      List.of("BIGCOMMERCE_STORE_HASH", "BIGCOMMERCE_ACCESS_TOKEN");
  private static final String OPTIONAL = "BIGCOMMERCE_API_URL";

  @Option(
      names = "--demo",
      scope = ScopeType.INHERIT,
      description =
          "Use a temporary embedded store, even if a store is configured. "
              + DEMO_VARIABLE
              + "=true has the same effect.")
  private boolean demo;

  private final Map<String, String> environment;

  StoreOption(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Opens the store, and reports an embedded one.
   *
   * @throws IllegalArgumentException if no store is selected or its configuration is invalid
   */
  ExampleStore open(PrintWriter err) {
    if (demo || isDemoEnvironment()) {
      err.println(
          ExampleStore.isConfigured(environment)
              ? "Using the embedded demo store, not the configured store. Changes are discarded."
              : "Using the embedded demo store. Changes are discarded.");
      return ExampleStore.embedded(SampleData::addTo);
    }
    requireConfiguration();
    return ExampleStore.configured();
  }

  private boolean isDemoEnvironment() {
    String value = environment.getOrDefault(DEMO_VARIABLE, "");
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false", "" -> false;
      default ->
          throw new IllegalArgumentException(
              "%s must be true or false, but was %s"
                  .formatted(DEMO_VARIABLE, Escaper.quote(value)));
    };
  }

  private void requireConfiguration() {
    List<String> missing = REQUIRED.stream().filter(name -> !isSet(name)).toList();
    if (missing.isEmpty()) {
      return;
    }
    List<String> unknown =
        environment.keySet().stream()
            .filter(name -> name.startsWith("BIGCOMMERCE"))
            .filter(name -> !REQUIRED.contains(name) && !name.equals(OPTIONAL))
            .sorted()
            .map(Escaper::escape)
            .toList();
    throw new IllegalArgumentException(
        "Missing environment variables: %s%s. Set them, or use --demo for an embedded store."
            .formatted(
                String.join(", ", missing),
                unknown.isEmpty() ? "" : "; not recognized: " + String.join(", ", unknown)));
  }

  private boolean isSet(String name) {
    String value = environment.get(name);
    return value != null && !value.isBlank();
  }
}
