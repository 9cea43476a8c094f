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

/** Says what in a document breaks programs that were written for an earlier one. */
final class BreakingChanges {

  private BreakingChanges() {}

  /**
   * A report of what breaks; empty if nothing does, or if the version says that it is meant: a new
   * major version, or a new minor one before 1.0.
   */
  static String between(String released, String current) {
    ChangedOpenApi changes = OpenApiCompare.fromContents(released, current);
    String from = changes.getOldSpecOpenApi().getInfo().getVersion();
    String to = changes.getNewSpecOpenApi().getInfo().getVersion();
    List<String> gone = gone(changes.getOldSpecOpenApi(), changes.getNewSpecOpenApi());
    if (changes.isCompatible() && gone.isEmpty() || admits(from, to)) {
      return "";
    }
    return "The OpenAPI document breaks programs written for the released version "
        + from
        + ". If that is not meant, change it so that the following is gone; if it is meant, raise"
        + " info.version of segments.yaml to "
        + nextAfter(from)
        + " and tell of it in CHANGELOG.md.\n  "
        + String.join("\n  ", gone)
        + "\n"
        + render(changes);
  }

  /**
   * The properties that are no longer there. openapi-diff takes only required ones for promised,
   * but programs are compiled against all of them.
   */
  @SuppressWarnings("rawtypes") // So they come from the parser.
  private static List<String> gone(OpenAPI released, OpenAPI current) {
    Map<String, Schema> schemas = current.getComponents().getSchemas();
    List<String> gone = new ArrayList<>();
    released
        .getComponents()
        .getSchemas()
        .forEach(
            (name, schema) -> {
              Set<String> left = schemas.containsKey(name) ? names(schemas.get(name)) : Set.of();
              names(schema).stream()
                  .filter(property -> !left.contains(property))
                  .map(property -> "components.schemas." + name + "." + property + " is gone")
                  .forEach(gone::add);
            });
    return gone;
  }

  private static Set<String> names(Schema<?> schema) {
    return schema.getProperties() == null ? Set.of() : schema.getProperties().keySet();
  }

  private static String render(ChangedOpenApi changes) {
    ByteArrayOutputStream report = new ByteArrayOutputStream();
    new ConsoleRender().render(changes, new OutputStreamWriter(report, StandardCharsets.UTF_8));
    return report.toString(StandardCharsets.UTF_8);
  }

  private static boolean admits(String from, String to) {
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
