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
 * A lint for the OpenAPI document. It reports every error of the OpenAPI parser and every violation
 * of the house style that the templates and the Javadoc rely on.
 *
 * <p>The existing style checkers for the JVM check neither vendor extensions nor error responses,
 * which are most of the house style.
 */
final class DocumentLint {

  static final String DOCUMENT = "segments.yaml";

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
  private static final List<String> SCOPE = List.of("name", "permission", "parameter");
  private static final List<String> BATCH = List.of("size", "concurrency");
  private static final List<String> ERROR_RESPONSES =
      List.of("401", "403", "404", "422", "429", "5XX");

  private final JsonNode document;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, String> operationIds = new HashMap<>();

  private DocumentLint(JsonNode document) {
    this.document = document;
  }

  /** Returns the problems as "location: problem", in the order of the document. */
  static List<String> check(String yaml) {
    JsonNode tree;
    try {
      tree = Yaml.mapper().readTree(yaml);
    } catch (JsonProcessingException e) {
      return List.of(DOCUMENT + ": is not YAML: " + e.getMessage());
    }
    List<String> errors = new OpenAPIV3Parser().readContents(yaml).getMessages();
    if (!errors.isEmpty()) {
      return errors.stream().map(message -> DOCUMENT + ": " + message).toList();
    }
    DocumentLint lint = new DocumentLint(tree);
    lint.checkReferences("", tree);
    lint.checkOperations();
    lint.checkSchemas();
    return lint.problems;
  }

  private void checkReferences(String location, JsonNode node) {
    if (node.path("$ref").isTextual() && resolve(node).isMissingNode()) {
      report(location, "$ref to " + node.get("$ref").asText() + ", which does not exist");
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      checkReferences(
          location.isEmpty() ? field.getKey() : location + "." + field.getKey(), field.getValue());
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      checkReferences(location + "[" + i + "]", node.get(i));
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

  private void checkOperation(String location, JsonNode operation) {
    requireText(location, operation, "operationId");
    requireText(location, operation, "summary");
    requireText(location, operation, "description");
    String id = operation.path("operationId").asText();
    String other = operationIds.putIfAbsent(id, location);
    if (other != null) {
      report(location, "operationId " + id + " is already used by " + other);
    }
    checkTags(location, operation.path("tags"));
    checkScope(location, operation.path("x-required-scope"));
    if (document.path("security").isEmpty() && operation.path("security").isEmpty()) {
      report(location, "security is missing, so no access token would be sent");
    }
    for (int i = 0; i < operation.path("parameters").size(); i++) {
      checkParameter(
          location + ".parameters[" + i + "]", resolve(operation.path("parameters").get(i)));
    }
    JsonNode body = resolve(operation.path("requestBody"));
    checkContent(location + ".requestBody", body);
    if (location.endsWith(".delete") || !body.findPath("schema").path("items").isMissingNode()) {
      checkBatch(location, operation.path("x-batch"));
    }
    checkResponses(location + ".responses", operation.path("responses"));
  }

  private void checkTags(String location, JsonNode tags) {
    if (tags.size() != 1) {
      report(location, "tags must contain exactly one tag, which names the Java interface");
    } else if (StreamSupport.stream(document.path("tags").spliterator(), false)
        .noneMatch(tag -> tag.path("name").equals(tags.get(0)) && tag.has("description"))) {
      report(location, "tag " + tags.get(0).asText() + " is not described under tags");
    }
  }

  private void checkScope(String location, JsonNode scope) {
    if (!scope.isObject()) {
      report(location, "x-required-scope is missing; it needs " + String.join(", ", SCOPE));
    } else {
      SCOPE.forEach(key -> requireText(location + ".x-required-scope", scope, key));
    }
  }

  private void checkBatch(String location, JsonNode batch) {
    if (!batch.isObject()) {
      report(location, "x-batch is missing; it needs " + String.join(", ", BATCH));
    } else {
      for (String key : BATCH) {
        if (batch.path(key).asInt() < 1) {
          report(location + ".x-batch", key + " must be 1 or more");
        }
      }
    }
  }

  private void checkParameter(String location, JsonNode parameter) {
    requireText(location, parameter, "description");
    requireExample(location, parameter);
    checkSchema(location + ".schema", parameter.path("schema"));
  }

  private void checkResponses(String location, JsonNode responses) {
    for (String status : ERROR_RESPONSES) {
      if (!responses.has(status)) {
        report(location, "response " + status + " is missing");
      }
    }
    for (Map.Entry<String, JsonNode> entry : responses.properties()) {
      String at = location + "." + entry.getKey();
      JsonNode response = resolve(entry.getValue());
      if (!entry.getKey().startsWith("2") && response.path("content").isEmpty()) {
        report(at, "the schema of the body is missing");
      }
      checkContent(at, response);
      for (Map.Entry<String, JsonNode> header : response.path("headers").properties()) {
        checkParameter(at + ".headers." + header.getKey(), resolve(header.getValue()));
      }
    }
  }

  private void checkContent(String location, JsonNode node) {
    for (Map.Entry<String, JsonNode> media : node.path("content").properties()) {
      String at = location + ".content." + media.getKey();
      requireExample(at, media.getValue());
      checkSchema(at + ".schema", media.getValue().path("schema"));
    }
  }

  private void checkSchemas() {
    for (Map.Entry<String, JsonNode> schema :
        document.path("components").path("schemas").properties()) {
      String location = "components.schemas." + schema.getKey();
      requireText(location, schema.getValue(), "description");
      checkSchema(location, schema.getValue());
    }
  }

  private void checkSchema(String location, JsonNode schema) {
    for (JsonNode required : schema.path("required")) {
      if (!schema.path("properties").has(required.asText())) {
        report(location, "required lists " + required.asText() + ", which is not a property");
      }
    }
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      String at = location + ".properties." + property.getKey();
      if (property.getValue().has("$ref")) {
        report(at, "description is missing; a $ref cannot have one, so wrap it in allOf");
      } else {
        requireText(at, property.getValue(), "description");
      }
      checkSchema(at, property.getValue());
    }
    if (schema.has("items")) {
      checkSchema(location + ".items", schema.get("items"));
    }
    if (schema.path("additionalProperties").isObject()) {
      checkSchema(location + ".additionalProperties", schema.get("additionalProperties"));
    }
  }

  private void requireText(String location, JsonNode node, String key) {
    if (node.path(key).asText().isBlank()) {
      report(location, key + " is missing");
    }
  }

  private void requireExample(String location, JsonNode node) {
    if (!node.has("example") && node.path("examples").isEmpty()) {
      report(location, "example is missing");
    }
  }

  private JsonNode resolve(JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.startsWith("#/") ? document.at(reference.substring(1)) : node;
  }

  private void report(String location, String problem) {
    problems.add(DOCUMENT + ": " + location + ": " + problem);
  }
}
