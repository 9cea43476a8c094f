package io.github.segments4j.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A list of the differences between two documents, one line each, with the location. It omits prose
 * and examples, and changes that cannot break a program, such as added operations.
 */
final class DocumentDiff {

  private static final int MAX_VALUE_LENGTH = 80;
  private static final Set<String> PROSE =
      Set.of("info", "description", "summary", "example", "examples", "deprecated");

  /** Objects whose keys are names, and to which names can be added. */
  private static final Set<String> MAPS =
      Set.of(
          "paths",
          "responses",
          "headers",
          "content",
          "schemas",
          "parameters",
          "properties",
          "requestBodies",
          "securitySchemes");

  private static final Set<String> CONSTRAINTS =
      Set.of("pattern", "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems");

  private final List<String> differences = new ArrayList<>();

  private DocumentDiff() {}

  static List<String> between(JsonNode before, JsonNode after) {
    DocumentDiff diff = new DocumentDiff();
    diff.compareObjects("", "", before, after);
    return diff.differences;
  }

  private void compare(String location, String key, JsonNode before, JsonNode after) {
    if (before.isObject() && after.isObject()) {
      compareObjects(location, key, before, after);
    } else if (before.isArray() && after.isArray()) {
      compareArrays(location, key, before, after);
    } else if (!before.equals(after)) {
      differences.add(location + ": " + text(before) + " -> " + text(after));
    }
  }

  private void compareObjects(String location, String key, JsonNode before, JsonNode after) {
    boolean isMap = MAPS.contains(key);
    Set<String> names = new LinkedHashSet<>();
    before.fieldNames().forEachRemaining(names::add);
    after.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      if (isMap || !PROSE.contains(name) && !name.startsWith("x-")) {
        String child = location.isEmpty() ? name : location + "." + name;
        // The keys of a map are names, whatever they spell.
        compareEntry(child, isMap ? "" : name, isMap, before.path(name), after.path(name));
      }
    }
  }

  private void compareEntry(
      String location, String key, boolean isInMap, JsonNode before, JsonNode after) {
    if (after.isMissingNode()) {
      if (!CONSTRAINTS.contains(key)) {
        differences.add(location + " was removed: " + text(before));
      }
    } else if (!before.isMissingNode()) {
      compare(location, key, before, after);
    } else if (!isInMap && !isOperation(after)) {
      differences.add(location + " was added: " + text(after));
    }
  }

  private static boolean isOperation(JsonNode node) {
    return node.has("responses");
  }

  private void compareArrays(String location, String key, JsonNode before, JsonNode after) {
    Map<String, JsonNode> removed = byIdentity(before);
    Map<String, JsonNode> added = byIdentity(after);
    for (Map.Entry<String, JsonNode> entry : byIdentity(before).entrySet()) {
      JsonNode same = added.remove(entry.getKey());
      if (same != null) {
        removed.remove(entry.getKey());
        compare(location + "[" + entry.getKey() + "]", "", entry.getValue(), same);
      }
    }
    removed.values().forEach(item -> differences.add(location + " lost " + text(item)));
    added.values().stream()
        .filter(item -> !key.equals("enum"))
        .forEach(item -> differences.add(location + " gained " + text(item)));
  }

  /** Returns the items by what identifies them: a name or reference, else the whole item. */
  private static Map<String, JsonNode> byIdentity(JsonNode array) {
    Map<String, JsonNode> items = new LinkedHashMap<>();
    for (JsonNode item : array) {
      items.put(item.path("name").asText(item.path("$ref").asText(item.toString())), item);
    }
    return items;
  }

  private static String text(JsonNode value) {
    String text = value.isTextual() ? value.asText() : value.toString();
    return text.length() > MAX_VALUE_LENGTH ? text.substring(0, MAX_VALUE_LENGTH) + "..." : text;
  }
}
