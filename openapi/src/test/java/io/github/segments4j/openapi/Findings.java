package io.github.segments4j.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A document, and the problems found in it. */
final class Findings {

  private final JsonNode document;
  private final List<String> problems = new ArrayList<>();

  Findings(JsonNode document) {
    this.document = document;
  }

  /** {@return the problems as "location: problem", in the order in which they were found} */
  List<String> problems() {
    return List.copyOf(problems);
  }

  void report(String location, String problem) {
    problems.add(DocumentLint.DOCUMENT + ": " + location + ": " + problem);
  }

  void requireText(String location, JsonNode node, String key) {
    if (node.path(key).asText().isBlank()) {
      report(location, key + " is missing");
    }
  }

  /** Returns the target of a reference, or the node itself. */
  JsonNode resolve(JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.startsWith("#/") ? document.at(reference.substring(1)) : node;
  }

  /** Returns the schema that a reference or the wrapper of one stands for. */
  JsonNode unwrap(JsonNode schema) {
    JsonNode resolved = resolve(schema);
    return resolved.has("allOf") ? resolve(resolved.path("allOf").path(0)) : resolved;
  }
}
