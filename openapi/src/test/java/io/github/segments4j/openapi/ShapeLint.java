package io.github.segments4j.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A lint for shapes that the templates do not support. The generator accepts them, and generates
 * code that does not compile, sends other requests, or loses parts of responses.
 */
final class ShapeLint {

  private static final List<String> UNSUPPORTED_KEYWORDS =
      List.of("oneOf", "anyOf", "not", "discriminator");
  private static final Set<String> SCALARS = Set.of("string", "integer", "number", "boolean");
  private static final Set<String> WITHOUT_BODY = Set.of("get", "head", "delete", "options");

  /** OpenAPI ignores header parameters of these names. */
  private static final Set<String> IGNORED_HEADERS =
      Set.of("accept", "content-type", "authorization");

  private static final Pattern ENDS_JAVADOC = Pattern.compile("[{}\\p{Cntrl}]|\\*/");
  private static final String JSON = "application/json";

  private final Findings findings;
  private final NameLint names;

  ShapeLint(Findings findings) {
    this.findings = findings;
    this.names = new NameLint(findings);
  }

  /** Checks a path or an operation. */
  void checkServers(String location, JsonNode node) {
    if (node.has("servers")) {
      findings.report(location, "servers is not supported here; the client has one server");
    }
  }

  void checkOperation(String location, String method, JsonNode operation, List<String> parameters) {
    checkServers(location, operation);
    if (operation.has("operationId")) {
      names.checkOperationId(location, operation.get("operationId").asText());
    }
    names.checkParameters(location, parameters, operation.has("requestBody"));
    if (method.equals("trace")) {
      findings.report(location, "Retrofit does not support TRACE");
    }
    if (operation.has("requestBody")) {
      checkBody(location + ".requestBody", method, findings.resolve(operation.get("requestBody")));
    }
    checkSuccesses(location + ".responses", operation.path("responses"));
  }

  private void checkBody(String location, String method, JsonNode body) {
    if (WITHOUT_BODY.contains(method)) {
      findings.report(location, "Retrofit does not send a body with " + method);
    }
    if (!body.path("required").asBoolean()) {
      findings.report(location, "must be required, because Retrofit does not omit a body");
    }
    checkMediaTypes(location, body);
  }

  private void checkSuccesses(String location, JsonNode responses) {
    Set<JsonNode> schemas = new LinkedHashSet<>();
    for (Map.Entry<String, JsonNode> entry : responses.properties()) {
      if (entry.getKey().startsWith("2")) {
        JsonNode response = findings.resolve(entry.getValue());
        checkMediaTypes(location + "." + entry.getKey(), response);
        response.path("content").forEach(media -> schemas.add(media.path("schema")));
      }
    }
    if (schemas.size() > 1) {
      findings.report(location, "the bodies of successes differ, but a method returns one type");
    }
  }

  private void checkMediaTypes(String location, JsonNode node) {
    for (Map.Entry<String, JsonNode> media : node.path("content").properties()) {
      if (!media.getKey().equals(JSON)) {
        findings.report(location + ".content." + media.getKey(), "media type must be " + JSON);
      }
    }
  }

  void checkParameter(String location, JsonNode parameter) {
    String in = parameter.path("in").asText();
    String style = in.equals("query") ? "form" : "simple";
    if (in.equals("cookie")) {
      findings.report(location, "cookie parameters are not supported");
      return;
    }
    if (in.equals("header")
        && IGNORED_HEADERS.contains(parameter.path("name").asText().toLowerCase())) {
      findings.report(location, "OpenAPI ignores a header parameter of this name");
    }
    if (!parameter.path("style").asText(style).equals(style)) {
      findings.report(
          location,
          "style " + parameter.path("style").asText() + " is not supported; use " + style);
    }
    if (parameter.path("allowReserved").asBoolean()) {
      findings.report(location, "allowReserved is not supported");
    }
    if (!isSupported(parameter.path("schema"), in)) {
      findings.report(
          location, "schema must be a scalar, or in the query an array of scalars, as text");
    }
  }

  private boolean isSupported(JsonNode schema, String in) {
    JsonNode target = findings.unwrap(schema);
    return target.path("type").asText().equals("array")
        ? in.equals("query") && isScalar(findings.unwrap(target.path("items")))
        : isScalar(target);
  }

  private static boolean isScalar(JsonNode schema) {
    return SCALARS.contains(schema.path("type").asText())
        && !schema.path("format").asText().equals("byte");
  }

  void checkSchemaNames(String location, JsonNode schemas) {
    names.checkTypes(location, schemas.propertyStream().map(Map.Entry::getKey).toList());
  }

  /** Checks a schema, but not the schemas in it. */
  void checkSchema(String location, JsonNode schema) {
    for (String keyword : UNSUPPORTED_KEYWORDS) {
      if (schema.has(keyword)) {
        findings.report(location, keyword + " is not supported");
      }
    }
    if (schema.has("allOf") && !wrapsReference(schema)) {
      findings.report(location, "allOf must contain a single $ref, and nothing stand beside it");
    }
    if (schema.path("format").asText().equals("binary")) {
      findings.report(location, "format binary is not supported");
    }
    if (schema.has("title") && schema.has("properties")) {
      names.checkType(location + ".title", schema.path("title").asText());
    }
    names.checkProperties(
        location + ".properties",
        schema.path("properties").propertyStream().map(Map.Entry::getKey).toList());
    checkContainer(location, schema);
    checkEnum(location, schema);
    checkPage(location, schema);
  }

  private static boolean wrapsReference(JsonNode schema) {
    return schema.get("allOf").size() == 1
        && schema.get("allOf").get(0).has("$ref")
        && !schema.has("properties");
  }

  private void checkContainer(String location, JsonNode schema) {
    JsonNode values = schema.path("additionalProperties");
    if (schema.has("properties") && (values.isObject() || values.asBoolean())) {
      findings.report(location, "additionalProperties beside properties are not supported");
    }
    if (isNullable(schema.path("items"))) {
      findings.report(location + ".items", "null items are not supported");
    }
    if (values.has("type") && isNullable(values)) {
      findings.report(location + ".additionalProperties", "null values are not supported");
    }
  }

  private boolean isNullable(JsonNode schema) {
    return schema.path("nullable").asBoolean()
        || findings.resolve(schema).path("nullable").asBoolean();
  }

  private void checkEnum(String location, JsonNode schema) {
    if (!schema.has("enum")) {
      return;
    }
    findings.requireText(location, schema, "type");
    findings.requireText(location, schema, "description");
    for (JsonNode value : schema.get("enum")) {
      if (ENDS_JAVADOC.matcher(value.asText()).find()) {
        findings.report(location, "enum value " + value + " cannot be written in Javadoc");
      }
    }
  }

  /** Checks that the items of a page cannot be null, which the facade relies on. */
  private void checkPage(String location, JsonNode schema) {
    if (!schema.path("x-envelope").asText().startsWith("PageEnvelope")) {
      return;
    }
    boolean isRequired =
        schema.path("required").valueStream().anyMatch(name -> name.asText().equals("data"));
    if (!isRequired || isNullable(schema.path("properties").path("data"))) {
      findings.report(location, "data of a page must be required, and not nullable");
    }
  }
}
