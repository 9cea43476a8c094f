package io.github.segments4j.openapi;

import static org.openapitools.openapidiff.core.model.BackwardIncompatibleProp.OPERATION_ID_CHANGED;
import static org.openapitools.openapidiff.core.model.BackwardIncompatibleProp.RESPONSE_ENUM_INCREASED;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.util.Yaml;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.compare.OpenApiDiffOptions;

/** A comparison of two documents that finds changes incompatible with existing programs. */
final class BreakingChanges {

  private static final int MAX_DIFFERENCES = 16;

  private static final OpenApiDiffOptions OPTIONS =
      OpenApiDiffOptions.builder()
          // The generated enums keep values that they do not know.
          .configProperty(RESPONSE_ENUM_INCREASED.getPropertyName(), "false")
          // It is the name of a method.
          .configProperty(OPERATION_ID_CHANGED.getPropertyName(), "true")
          .build();

  private BreakingChanges() {}

  /**
   * Returns a report of the breaking changes, at most 20 lines. It is empty if there are none, or
   * if the version permits them: a new major version, or a new minor one before 1.0.
   */
  static String between(String released, String current) {
    JsonNode before = tree(released);
    JsonNode after = tree(current);
    String from = version(before);
    if (isCompatible(released, current) && !losesValues(before, after)
        || permitsBreakingChanges(from, version(after))) {
      return "";
    }
    return """
        The OpenAPI document breaks programs written for the released version %s.
        Revert the changes below. If they are intended, set info.version of segments.yaml to %s
        and record them in CHANGELOG.md.
          %s"""
        .formatted(from, nextAfter(from), summary(DocumentDiff.between(before, after)));
  }

  private static String summary(List<String> differences) {
    String first = differences.stream().limit(MAX_DIFFERENCES).collect(Collectors.joining("\n  "));
    int rest = differences.size() - MAX_DIFFERENCES;
    return rest > 0 ? first + "\n  and " + rest + " more" : first;
  }

  private static boolean isCompatible(String released, String current) {
    return OpenApiCompare.fromContents(released, current, null, OPTIONS).isCompatible();
  }

  /**
   * Returns whether programs lose a property, or meet null where there was none. openapi-diff
   * reports neither the removal of an optional property nor a new {@code nullable}, but programs
   * are compiled against all properties.
   */
  private static boolean losesValues(JsonNode released, JsonNode current) {
    return released
        .path("components")
        .path("schemas")
        .propertyStream()
        .anyMatch(
            schema -> {
              JsonNode now = current.path("components").path("schemas").path(schema.getKey());
              return schema
                  .getValue()
                  .path("properties")
                  .propertyStream()
                  .map(Map.Entry::getKey)
                  .anyMatch(name -> losesValue(name, schema.getValue(), now));
            });
  }

  private static boolean losesValue(String property, JsonNode released, JsonNode current) {
    JsonNode now = current.path("properties").path(property);
    return now.isMissingNode() || hasValue(property, released) && now.path("nullable").asBoolean();
  }

  /** Returns whether a property is always present, and not null. */
  private static boolean hasValue(String property, JsonNode schema) {
    return schema.path("required").valueStream().anyMatch(name -> name.asText().equals(property))
        && !schema.path("properties").path(property).path("nullable").asBoolean();
  }

  private static JsonNode tree(String document) {
    try {
      return Yaml.mapper().readTree(document);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String version(JsonNode document) {
    return document.path("info").path("version").asText();
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
