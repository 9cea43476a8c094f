package io.github.segments4j.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.util.Yaml;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Says what is wrong with the OpenAPI document: everything the OpenAPI parser objects to, and every
 * breach of the house style that the templates and the Javadoc rely on.
 *
 * <p>The ready-made style checkers for the JVM know nothing of vendor extensions or error answers,
 * which is where most of the house style lies.
 */
final class DocumentLint {

  static final String DOCUMENT = "segments.yaml";

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
  private static final List<String> SCOPE = List.of("name", "permission", "parameter");
  private static final List<String> BATCH = List.of("size", "concurrency");
  private static final List<String> ERROR_ANSWERS =
      List.of("401", "403", "404", "422", "429", "5XX");

  private final JsonNode document;
  private final List<String> faults = new ArrayList<>();
  private final Map<String, String> operationIds = new HashMap<>();

  private DocumentLint(JsonNode document) {
    this.document = document;
  }

  /** Every fault as "place: what is wrong", in the order of the document; empty when it is fine. */
  static List<String> check(String yaml) {
    JsonNode tree;
    try {
      tree = Yaml.mapper().readTree(yaml);
    } catch (JsonProcessingException e) {
      return List.of(DOCUMENT + ": is no YAML: " + e.getMessage());
    }
    List<String> invalid = new OpenAPIV3Parser().readContents(yaml).getMessages();
    if (!invalid.isEmpty()) {
      return invalid.stream().map(message -> DOCUMENT + ": " + message).toList();
    }
    DocumentLint lint = new DocumentLint(tree);
    lint.checkReferences("", tree);
    lint.checkOperations();
    lint.checkSchemas();
    return lint.faults;
  }

  private void checkReferences(String place, JsonNode node) {
    if (node.path("$ref").isTextual() && resolve(node).isMissingNode()) {
      fault(place, "$ref to " + node.get("$ref").asText() + ", which is not there");
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      checkReferences(
          place.isEmpty() ? field.getKey() : place + "." + field.getKey(), field.getValue());
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      checkReferences(place + "[" + i + "]", node.get(i));
    }
  }

  private void checkOperations() {
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey())) {
          checkOperation("paths." + path.getKey() + "." + method.getKey(), method.getValue());
        }
      }
    }
  }

  private void checkOperation(String place, JsonNode operation) {
    requireText(place, operation, "operationId");
    requireText(place, operation, "summary");
    requireText(place, operation, "description");
    String id = operation.path("operationId").asText();
    String other = operationIds.putIfAbsent(id, place);
    if (other != null) {
      fault(place, "operationId " + id + " is already that of " + other);
    }
    checkTags(place, operation.path("tags"));
    checkScope(place, operation.path("x-required-scope"));
    if (document.path("security").isEmpty() && operation.path("security").isEmpty()) {
      fault(place, "security is missing, so the access token would not be sent");
    }
    for (int i = 0; i < operation.path("parameters").size(); i++) {
      checkParameter(
          place + ".parameters[" + i + "]", resolve(operation.path("parameters").get(i)));
    }
    JsonNode body = resolve(operation.path("requestBody"));
    checkContent(place + ".requestBody", body);
    if (place.endsWith(".delete") || !body.findPath("schema").path("items").isMissingNode()) {
      checkBatch(place, operation.path("x-batch"));
    }
    checkResponses(place + ".responses", operation.path("responses"));
  }

  private void checkTags(String place, JsonNode tags) {
    if (tags.size() != 1) {
      fault(place, "tags must be exactly one, it names the Java interface");
    } else if (StreamSupport.stream(document.path("tags").spliterator(), false)
        .noneMatch(tag -> tag.path("name").equals(tags.get(0)) && tag.has("description"))) {
      fault(place, "tag " + tags.get(0).asText() + " is not described under tags");
    }
  }

  private void checkScope(String place, JsonNode scope) {
    if (!scope.isObject()) {
      fault(place, "x-required-scope is missing; it needs " + String.join(", ", SCOPE));
    } else {
      SCOPE.forEach(key -> requireText(place + ".x-required-scope", scope, key));
    }
  }

  private void checkBatch(String place, JsonNode batch) {
    if (!batch.isObject()) {
      fault(place, "x-batch is missing; it needs " + String.join(", ", BATCH));
    } else {
      for (String key : BATCH) {
        if (batch.path(key).asInt() < 1) {
          fault(place + ".x-batch", key + " must be 1 or more");
        }
      }
    }
  }

  private void checkParameter(String place, JsonNode parameter) {
    requireText(place, parameter, "description");
    requireExample(place, parameter);
    checkSchema(place + ".schema", parameter.path("schema"));
  }

  private void checkResponses(String place, JsonNode responses) {
    for (String status : ERROR_ANSWERS) {
      if (!responses.has(status)) {
        fault(place, "answer " + status + " is missing");
      }
    }
    for (Map.Entry<String, JsonNode> response : responses.properties()) {
      String at = place + "." + response.getKey();
      JsonNode answer = resolve(response.getValue());
      if (!response.getKey().startsWith("2") && answer.path("content").isEmpty()) {
        fault(at, "the shape of the body is missing");
      }
      checkContent(at, answer);
      for (Map.Entry<String, JsonNode> header : answer.path("headers").properties()) {
        checkParameter(at + ".headers." + header.getKey(), resolve(header.getValue()));
      }
    }
  }

  private void checkContent(String place, JsonNode node) {
    for (Map.Entry<String, JsonNode> media : node.path("content").properties()) {
      String at = place + ".content." + media.getKey();
      requireExample(at, media.getValue());
      checkSchema(at + ".schema", media.getValue().path("schema"));
    }
  }

  private void checkSchemas() {
    for (Map.Entry<String, JsonNode> schema :
        document.path("components").path("schemas").properties()) {
      String place = "components.schemas." + schema.getKey();
      requireText(place, schema.getValue(), "description");
      checkSchema(place, schema.getValue());
    }
  }

  private void checkSchema(String place, JsonNode schema) {
    for (JsonNode required : schema.path("required")) {
      if (!schema.path("properties").has(required.asText())) {
        fault(place, "required names " + required.asText() + ", which is no property");
      }
    }
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      String at = place + ".properties." + property.getKey();
      if (property.getValue().has("$ref")) {
        fault(at, "a $ref takes no description beside it; wrap it in allOf");
      } else {
        requireText(at, property.getValue(), "description");
      }
      checkSchema(at, property.getValue());
    }
    if (schema.has("items")) {
      checkSchema(place + ".items", schema.get("items"));
    }
    if (schema.path("additionalProperties").isObject()) {
      checkSchema(place + ".additionalProperties", schema.get("additionalProperties"));
    }
  }

  private void requireText(String place, JsonNode node, String key) {
    if (node.path(key).asText().isBlank()) {
      fault(place, key + " is missing");
    }
  }

  private void requireExample(String place, JsonNode node) {
    if (!node.has("example") && node.path("examples").isEmpty()) {
      fault(place, "example is missing");
    }
  }

  private JsonNode resolve(JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.startsWith("#/") ? document.at(reference.substring(1)) : node;
  }

  private void fault(String place, String what) {
    faults.add(DOCUMENT + ": " + place + ": " + what);
  }
}
