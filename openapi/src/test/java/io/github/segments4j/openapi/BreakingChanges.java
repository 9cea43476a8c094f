package io.github.segments4j.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.ConsoleRender;

/** A comparison of two documents that finds changes incompatible with existing programs. */
final class BreakingChanges {

  private BreakingChanges() {}

  /**
   * Returns a report of the breaking changes. It is empty if there are none, or if the version
   * permits them: a new major version, or a new minor one before 1.0.
   */
  static String between(String released, String current) {
    ChangedOpenApi changes = OpenApiCompare.fromContents(released, current);
    String from = changes.getOldSpecOpenApi().getInfo().getVersion();
    String to = changes.getNewSpecOpenApi().getInfo().getVersion();
    List<String> removed =
        removedProperties(changes.getOldSpecOpenApi(), changes.getNewSpecOpenApi());
    if (changes.isCompatible() && removed.isEmpty() || permitsBreakingChanges(from, to)) {
      return "";
    }
    return """
        The OpenAPI document breaks programs written for the released version %s.
        Revert the changes below. If they are intended, set info.version of segments.yaml to %s
        and record them in CHANGELOG.md.
          %s
        %s"""
        .formatted(from, nextAfter(from), String.join("\n  ", removed), render(changes));
  }

  /**
   * Returns the properties that were removed. openapi-diff reports only required ones, but programs
   * are compiled against all of them.
   */
  @SuppressWarnings("rawtypes") // The parser's model uses the raw type.
  private static List<String> removedProperties(OpenAPI released, OpenAPI current) {
    Map<String, Schema> schemas = current.getComponents().getSchemas();
    List<String> removed = new ArrayList<>();
    released
        .getComponents()
        .getSchemas()
        .forEach(
            (name, schema) -> {
              Set<String> remaining =
                  schemas.containsKey(name) ? names(schemas.get(name)) : Set.of();
              names(schema).stream()
                  .filter(property -> !remaining.contains(property))
                  .map(property -> "components.schemas.%s.%s was removed".formatted(name, property))
                  .forEach(removed::add);
            });
    return removed;
  }

  private static Set<String> names(Schema<?> schema) {
    return schema.getProperties() == null ? Set.of() : schema.getProperties().keySet();
  }

  private static String render(ChangedOpenApi changes) {
    ByteArrayOutputStream report = new ByteArrayOutputStream();
    new ConsoleRender().render(changes, new OutputStreamWriter(report, StandardCharsets.UTF_8));
    return report.toString(StandardCharsets.UTF_8);
  }

  private static boolean permitsBreakingChanges(String from, String to) {
    int[] before = numbers(from);
    int[] after = numbers(to);
    return after[0] > before[0] || before[0] == 0 && after[0] == 0 && after[1] > before[1];
  }

  private static String nextAfter(String version) {
    int[] numbers = numbers(version);
    return numbers[0] == 0 ? "0." + (numbers[1] + 1) + ".0" : numbers[0] + 1 + ".0.0";
  }

  private static int[] numbers(String version) {
    String[] parts = version.split("\\.", -1);
    return new int[] {Integer.parseInt(parts[0]), Integer.parseInt(parts[1])};
  }
}
