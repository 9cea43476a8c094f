package io.github.segments4j.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.util.Yaml;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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
  private static final Set<String> READ_METHODS = Set.of("get", "head", "options", "trace");
  private static final List<String> SCOPE = List.of("name", "permission", "parameter");
  private static final List<String> BATCH = List.of("size", "concurrency");
  private static final List<String> ERROR_RESPONSES =
      List.of("401", "403", "404", "422", "429", "5XX");
  private static final List<String> RATE_LIMIT_HEADERS =
      List.of(
          "X-Rate-Limit-Requests-Quota",
          "X-Rate-Limit-Requests-Left",
          "X-Rate-Limit-Time-Window-Ms",
          "X-Rate-Limit-Time-Reset-Ms");

  private final JsonNode document;
  private final Findings findings;
  private final ShapeLint shapes;
  private final Map<String, String> operationIds = new HashMap<>();

  private DocumentLint(JsonNode document) {
    this.document = document;
    this.findings = new Findings(document);
    this.shapes = new ShapeLint(findings);
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
    lint.checkVersion();
    lint.checkReferences("", tree);
    lint.checkPaths();
    lint.checkSchemas();
    return lint.findings.problems();
  }

  private void checkVersion() {
    if (!document.path("openapi").asText().startsWith("3.0.")) {
      findings.report("openapi", "must be 3.0.x, the version that the generator fully supports");
    }
  }

  private void checkReferences(String location, JsonNode node) {
    if (node.path("$ref").isTextual() && findings.resolve(node).isMissingNode()) {
      findings.report(location, "$ref to " + node.get("$ref").asText() + ", which does not exist");
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      checkReferences(
          location.isEmpty() ? field.getKey() : location + "." + field.getKey(), field.getValue());
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      checkReferences(location + "[" + i + "]", node.get(i));
    }
  }

  private void checkPaths() {
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      String location = "paths." + path.getKey();
      JsonNode shared = path.getValue().path("parameters");
      shapes.checkServers(location, path.getValue());
      checkParameters(location, shared);
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey())) {
          checkOperation(location + "." + method.getKey(), method.getValue(), shared);
        }
      }
    }
  }

  private void checkOperation(String location, JsonNode operation, JsonNode shared) {
    String method = location.substring(location.lastIndexOf('.') + 1);
    List<JsonNode> parameters =
        Stream.of(shared, operation.path("parameters"))
            .flatMap(JsonNode::valueStream)
            .map(findings::resolve)
            .toList();
    findings.requireText(location, operation, "operationId");
    findings.requireText(location, operation, "summary");
    findings.requireText(location, operation, "description");
    String id = operation.path("operationId").asText();
    String other = operationIds.putIfAbsent(id, location);
    if (other != null) {
      findings.report(location, "operationId " + id + " is already used by " + other);
    }
    shapes.checkOperation(
        location,
        method,
        operation,
        parameters.stream().map(parameter -> parameter.path("name").asText()).toList());
    checkTags(location, operation.path("tags"));
    checkScope(location, operation.path("x-required-scope"));
    checkIdempotent(location, method, operation.path("x-idempotent"));
    if (document.path("security").isEmpty() && operation.path("security").isEmpty()) {
      findings.report(location, "security is missing, so no access token would be sent");
    }
    checkParameters(location, operation.path("parameters"));
    checkPageSize(location, operation, parameters);
    JsonNode body = findings.resolve(operation.path("requestBody"));
    checkContent(location + ".requestBody", body);
    if (method.equals("delete") || !body.findPath("schema").path("items").isMissingNode()) {
      checkBatch(location, operation.path("x-batch"));
    }
    checkResponses(location + ".responses", operation.path("responses"));
  }

  private void checkTags(String location, JsonNode tags) {
    if (tags.size() != 1) {
      findings.report(
          location, "tags must contain exactly one tag, which names the Java interface");
    } else if (StreamSupport.stream(document.path("tags").spliterator(), false)
        .noneMatch(tag -> tag.path("name").equals(tags.get(0)) && tag.has("description"))) {
      findings.report(location, "tag " + tags.get(0).asText() + " is not described under tags");
    }
  }

  private void checkScope(String location, JsonNode scope) {
    if (!scope.isObject()) {
      findings.report(
          location, "x-required-scope is missing; it needs " + String.join(", ", SCOPE));
    } else {
      SCOPE.forEach(key -> findings.requireText(location + ".x-required-scope", scope, key));
    }
  }

  /** Checks that a write states whether it may be repeated. Reads always may. */
  private void checkIdempotent(String location, String method, JsonNode idempotent) {
    boolean isRead = READ_METHODS.contains(method);
    if (isRead ? !idempotent.isMissingNode() : !idempotent.isBoolean()) {
      findings.report(location, "x-idempotent must be true or false on a write, absent on a read");
    }
  }

  private void checkBatch(String location, JsonNode batch) {
    if (!batch.isObject()) {
      findings.report(location, "x-batch is missing; it needs " + String.join(", ", BATCH));
    } else {
      for (String key : BATCH) {
        if (batch.path(key).asInt() < 1) {
          findings.report(location + ".x-batch", key + " must be 1 or more");
        }
      }
    }
  }

  /** Checks that a listing states its page size on one parameter. */
  private void checkPageSize(String location, JsonNode operation, List<JsonNode> parameters) {
    JsonNode success = operation.path("responses").path("200").path("content");
    JsonNode schema = findings.resolve(success.path("application/json").path("schema"));
    List<JsonNode> sizes =
        parameters.stream()
            .filter(parameter -> parameter.has("x-page-size"))
            .map(parameter -> parameter.get("x-page-size"))
            .toList();
    boolean isListing = schema.path("x-envelope").asText().startsWith("PageEnvelope");
    if (sizes.size() != (isListing ? 1 : 0)) {
      findings.report(
          location, "x-page-size must stand on one parameter of a listing, and on no other");
    } else if (isListing && sizes.get(0).asInt() < 1) {
      findings.report(location, "x-page-size must be 1 or more");
    }
  }

  private void checkParameters(String location, JsonNode parameters) {
    for (int i = 0; i < parameters.size(); i++) {
      String at = location + ".parameters[" + i + "]";
      JsonNode parameter = findings.resolve(parameters.get(i));
      checkValue(at, parameter);
      shapes.checkParameter(at, parameter);
    }
  }

  /** Checks a parameter or a header. */
  private void checkValue(String location, JsonNode value) {
    findings.requireText(location, value, "description");
    requireExample(location, value);
    checkSchema(location + ".schema", value.path("schema"));
  }

  private void checkResponses(String location, JsonNode responses) {
    for (String status : ERROR_RESPONSES) {
      if (!responses.has(status)) {
        findings.report(location, "response " + status + " is missing");
      }
    }
    for (Map.Entry<String, JsonNode> entry : responses.properties()) {
      String at = location + "." + entry.getKey();
      JsonNode response = findings.resolve(entry.getValue());
      if (!entry.getKey().startsWith("2") && response.path("content").isEmpty()) {
        findings.report(at, "the schema of the body is missing");
      }
      checkContent(at, response);
      if (entry.getKey().startsWith("2") || entry.getKey().equals("429")) {
        RATE_LIMIT_HEADERS.stream()
            .filter(header -> !response.path("headers").has(header))
            .forEach(header -> findings.report(at, "header " + header + " is missing"));
      }
      for (Map.Entry<String, JsonNode> header : response.path("headers").properties()) {
        checkValue(at + ".headers." + header.getKey(), findings.resolve(header.getValue()));
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
    JsonNode schemas = document.path("components").path("schemas");
    shapes.checkSchemaNames("components.schemas", schemas);
    for (Map.Entry<String, JsonNode> schema : schemas.properties()) {
      String location = "components.schemas." + schema.getKey();
      findings.requireText(location, schema.getValue(), "description");
      checkSchema(location, schema.getValue());
    }
  }

  private void checkSchema(String location, JsonNode schema) {
    shapes.checkSchema(location, schema);
    for (JsonNode required : schema.path("required")) {
      if (!schema.path("properties").has(required.asText())) {
        findings.report(
            location, "required lists " + required.asText() + ", which is not a property");
      }
    }
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      String at = location + ".properties." + property.getKey();
      if (property.getValue().has("$ref")) {
        findings.report(at, "description is missing; a $ref cannot have one, so wrap it in allOf");
      } else {
        findings.requireText(at, property.getValue(), "description");
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

  private void requireExample(String location, JsonNode node) {
    if (!node.has("example") && node.path("examples").isEmpty()) {
      findings.report(location, "example is missing");
    }
  }
}
