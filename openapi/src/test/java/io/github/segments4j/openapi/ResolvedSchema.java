package io.github.segments4j.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.util.Yaml;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A schema with its references resolved, the members of {@code allOf} merged, and null, which
 * OpenAPI 3.1 expresses as a type, turned into {@code nullable}.
 *
 * @param component the name under which the document declares the schema; empty if it is inline
 * @param node the keywords; missing if the schema is
 */
record ResolvedSchema(String component, JsonNode node) {

  private static final List<String> CONSTRAINTS =
      List.of("enum", "pattern", "minimum", "maximum", "maxItems", "default");

  /** Resolves a schema of a document. */
  static ResolvedSchema of(ApiDocument document, JsonNode schema) {
    ObjectNode merged = Yaml.mapper().createObjectNode();
    merge(document, schema, merged, new HashSet<>());
    return new ResolvedSchema(component(schema), schema.isMissingNode() ? schema : merged);
  }

  /** Adds the keywords of a schema. A reference that was already merged is skipped. */
  private static void merge(
      ApiDocument document, JsonNode schema, ObjectNode merged, Set<String> references) {
    JsonNode target = document.resolve(schema);
    if (target != schema && references.add(schema.path("$ref").asText())) {
      merge(document, target, merged, references);
    }
    for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
      JsonNode value = keyword.getValue();
      switch (keyword.getKey()) {
        case "$ref" -> {}
        case "allOf" -> value.forEach(member -> merge(document, member, merged, references));
        case "anyOf", "oneOf" -> mergeAlternatives(document, value, merged, references);
        case "type" -> mergeType(value, merged);
        case "properties" -> {
          if (value instanceof ObjectNode properties) {
            merged.withObject("/properties").setAll(properties);
          }
        }
        case "required" -> value.forEach(merged.withArray("/required")::add);
        default -> merged.set(keyword.getKey(), value);
      }
    }
  }

  private static void mergeAlternatives(
      ApiDocument document, JsonNode alternatives, ObjectNode merged, Set<String> references) {
    List<JsonNode> schemas = withoutNull(alternatives);
    if (schemas.size() < alternatives.size()) {
      merged.put("nullable", true);
    }
    if (schemas.size() == 1) {
      merge(document, schemas.get(0), merged, references);
    } else {
      merged.put("type", "one of " + schemas.size() + " schemas");
    }
  }

  private static void mergeType(JsonNode value, ObjectNode merged) {
    List<String> types = new ArrayList<>();
    value.forEach(type -> types.add(type.asText()));
    if (types.remove("null")) {
      merged.put("nullable", true);
    }
    merged.put("type", value.isArray() ? String.join(" or ", types) : value.asText());
  }

  private static String component(JsonNode schema) {
    for (String combination : List.of("allOf", "anyOf", "oneOf")) {
      List<JsonNode> schemas = withoutNull(schema.path(combination));
      if (schemas.size() == 1) {
        return component(schemas.get(0));
      }
    }
    String reference = schema.path("$ref").asText();
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  private static List<JsonNode> withoutNull(JsonNode alternatives) {
    List<JsonNode> schemas = new ArrayList<>();
    alternatives.forEach(schemas::add);
    schemas.removeIf(schema -> schema.path("type").asText().equals("null"));
    return schemas;
  }

  /** {@return the type without format and constraints, such as "array"} */
  String kind() {
    if (node.has("type")) {
      return node.path("type").asText();
    }
    return node.has("properties") ? "object" : node.has("items") ? "array" : "any";
  }

  /** {@return the type with its format and constraints, such as "integer int32 minimum 1"} */
  String type() {
    if (node.isMissingNode()) {
      return "missing";
    }
    StringBuilder type = new StringBuilder(kind());
    if (node.has("format")) {
      type.append(' ').append(node.path("format").asText());
    }
    for (String constraint : CONSTRAINTS) {
      JsonNode value = node.path(constraint);
      if (!value.isMissingNode()) {
        String text = value.isValueNode() ? value.asText() : value.toString();
        type.append(' ').append(constraint).append(' ').append(text);
      }
    }
    return type.append(node.path("deprecated").asBoolean() ? " deprecated" : "").toString();
  }

  /**
   * Returns the name of a component, which is added to the map, or the type of another schema with
   * those of its items and properties, such as "array of object (id string required)".
   */
  static String describe(
      ApiDocument document, JsonNode schema, Map<String, ResolvedSchema> components) {
    ResolvedSchema resolved = of(document, schema);
    if (resolved.component.isEmpty()) {
      return resolved.describe(document, components);
    }
    components.put(resolved.component, resolved);
    return resolved.component;
  }

  /** Returns the type with those of the items and properties, in which components are names. */
  String describe(ApiDocument document, Map<String, ResolvedSchema> components) {
    List<String> properties = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : properties().properties()) {
      String required = required().contains(property.getKey()) ? " required" : "";
      String type = describe(document, property.getValue(), components);
      properties.add(property.getKey() + " " + type + required);
    }
    Collections.sort(properties);
    JsonNode contained = kind().equals("array") ? items() : values();
    return type()
        + (contained.isObject() ? " of " + describe(document, contained, components) : "")
        + (properties.isEmpty() ? "" : " (" + String.join(", ", properties) + ")");
  }

  /** {@return the schema of the items of an array} */
  JsonNode items() {
    return node.path("items");
  }

  /** {@return the schemas of the properties, by name} */
  JsonNode properties() {
    return node.path("properties");
  }

  /** {@return the names of the required properties} */
  SortedSet<String> required() {
    SortedSet<String> required = new TreeSet<>();
    node.path("required").forEach(name -> required.add(name.asText()));
    return required;
  }

  /** {@return the schema of the values of a map} */
  JsonNode values() {
    JsonNode values = node.path("additionalProperties");
    return values.isObject() ? values : values.path("");
  }

  boolean isNullable() {
    return node.path("nullable").asBoolean();
  }
}
