package io.github.segments4j.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.util.Yaml;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An OpenAPI document of version 3.0 or 3.1, read for comparison. It stays a tree, in which the
 * versions differ in a few keywords only; the model of swagger-parser has a class for each.
 */
record ApiDocument(JsonNode root) {

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  /** The start of every path, which some documents declare as a part of the server. */
  private static final String STORE_PATH = "/stores/{store_hash}/v3";

  private static final Pattern SERVER = Pattern.compile("(?<host>\\w+://[^/]+)?(?<path>.*?)/?");
  private static final Pattern SCOPE = Pattern.compile("store_v\\d+_\\w+");
  private static final Pattern OPERATION_PERMISSION =
      Pattern.compile("`?(modify|read-only)`? \\w+ OAuth scope");
  private static final Pattern READ_PERMISSION =
      Pattern.compile("GET endpoints require only `?(modify|read-only)`? permission");

  /**
   * Parses a document in YAML or JSON.
   *
   * @throws IllegalArgumentException if the text is not an OpenAPI 3 document with operations
   */
  static ApiDocument parse(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("is empty");
    }
    JsonNode root;
    try {
      root = Yaml.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("is neither YAML nor JSON", e);
    }
    ApiDocument document = new ApiDocument(root);
    if (!document.version().startsWith("3.")) {
      throw new IllegalArgumentException("is not an OpenAPI 3 document");
    }
    if (document.operations().isEmpty()) {
      throw new IllegalArgumentException("has no operations");
    }
    return document;
  }

  /** {@return the version of OpenAPI without its last number, such as 3.0} */
  String version() {
    return root.path("openapi").asText().replaceFirst("^(\\d+\\.\\d+).*", "$1");
  }

  /** {@return the host of the server, with its protocol} */
  String host() {
    return Objects.requireNonNullElse(server().group("host"), "none");
  }

  /** {@return the scopes that the document names, be it in an extension or in prose} */
  String scopes() {
    return SCOPE
        .matcher(root.toString())
        .results()
        .map(MatchResult::group)
        .sorted()
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** {@return the security schemes, such as "apiKey in header X-Auth-Token"} */
  String security() {
    return root.path("components").path("securitySchemes").properties().stream()
        .map(Map.Entry::getValue)
        .map(
            scheme ->
                "%s in %s %s"
                    .formatted(text(scheme, "type"), text(scheme, "in"), text(scheme, "name")))
        .collect(Collectors.joining(", "));
  }

  /**
   * Returns the operations by method and path, such as "GET /segments". Their parameters are keyed
   * by place and name, such as "query page".
   */
  ObjectNode operations() {
    ObjectNode operations = Yaml.mapper().createObjectNode();
    for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
      JsonNode item = resolve(path.getValue());
      for (Map.Entry<String, JsonNode> method : item.properties()) {
        if (METHODS.contains(method.getKey())
            && method.getValue() instanceof ObjectNode operation) {
          ObjectNode copy = operation.deepCopy();
          copy.set("parameters", parameters(item, operation));
          operations.set(name(method.getKey(), path.getKey()), copy);
        }
      }
    }
    return operations;
  }

  private String name(String method, String path) {
    String full = server().group("path") + path;
    String shown = full.startsWith(STORE_PATH) ? full.substring(STORE_PATH.length()) : full;
    return method.toUpperCase(Locale.ROOT) + " " + shown;
  }

  private Matcher server() {
    Matcher matcher = SERVER.matcher(root.path("servers").path(0).path("url").asText());
    matcher.matches();
    return matcher;
  }

  private ObjectNode parameters(JsonNode pathItem, JsonNode operation) {
    ObjectNode parameters = Yaml.mapper().createObjectNode();
    for (JsonNode owner : new JsonNode[] {pathItem, operation}) {
      for (JsonNode parameter : owner.path("parameters")) {
        JsonNode resolved = resolve(parameter);
        parameters.set(text(resolved, "in") + " " + text(resolved, "name"), resolved);
      }
    }
    return parameters;
  }

  /**
   * Returns the permission that an operation requires. The vendor's documents state it in prose: of
   * one operation in its description, of all others with the security scheme.
   */
  String permission(String name, JsonNode operation) {
    String declared = text(operation.path("x-required-scope"), "permission");
    if (!declared.isEmpty()) {
      return declared;
    }
    Matcher own = OPERATION_PERMISSION.matcher(text(operation, "description"));
    if (own.find()) {
      return own.group(1);
    }
    Matcher reads =
        READ_PERMISSION.matcher(root.path("components").path("securitySchemes").toString());
    if (!reads.find()) {
      return "not stated";
    }
    return name.startsWith("GET ") ? reads.group(1) : "modify";
  }

  /** {@return the schema with its references resolved} */
  ResolvedSchema schema(JsonNode schema) {
    return ResolvedSchema.of(this, schema);
  }

  /**
   * Returns the target of the node's reference, or the node itself if it has none.
   *
   * @throws IllegalArgumentException if the target does not exist
   */
  JsonNode resolve(JsonNode node) {
    String reference = text(node, "$ref");
    if (reference.isEmpty()) {
      return node;
    }
    JsonNode target = reference.startsWith("#/") ? root.at(reference.substring(1)) : root.path("");
    if (target.isMissingNode()) {
      throw new IllegalArgumentException("has a $ref to " + reference + ", which does not exist");
    }
    return target;
  }

  private static String text(JsonNode node, String key) {
    return node.path(key).asText();
  }
}
