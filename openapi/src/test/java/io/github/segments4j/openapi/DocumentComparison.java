package io.github.segments4j.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A comparison of this project's document with one of the vendor's. It walks both from their
 * operations and collects facts by location. A schema is compared where an operation uses it, once,
 * under the name that the vendor's document gives it.
 *
 * <p>openapi-diff, which compares two versions of one document, has no stable location for a
 * difference, and says of an OpenAPI 3.1 schema only that it changed.
 */
final class DocumentComparison {

  /**
   * A fact about both documents.
   *
   * @param ours the values in this project's document: several if it uses several schemas where the
   *     vendor's document uses one
   * @param theirs the value in the vendor's document
   */
  record Fact(SortedSet<String> ours, String theirs) {

    private static Fact merge(Fact one, Fact other) {
      SortedSet<String> ours = new TreeSet<>(one.ours);
      ours.addAll(other.ours);
      return new Fact(ours, one.theirs);
    }

    boolean isDifference() {
      return !ours.equals(Set.of(theirs));
    }

    @Override
    public String toString() {
      return "ours " + String.join(" or ", ours) + ", theirs " + theirs;
    }
  }

  private final ApiDocument ours;
  private final ApiDocument theirs;
  private final SortedMap<String, Fact> facts = new TreeMap<>();
  private final SortedSet<String> operations = new TreeSet<>();
  private final Set<String> compared = new HashSet<>();
  private final Set<String> components = new HashSet<>();
  private final TreeMap<String, ResolvedSchema> uncompared = new TreeMap<>();

  private DocumentComparison(ApiDocument ours, ApiDocument theirs) {
    this.ours = ours;
    this.theirs = theirs;
  }

  /** Compares two documents. */
  static DocumentComparison between(ApiDocument ours, ApiDocument theirs) {
    DocumentComparison comparison = new DocumentComparison(ours, theirs);
    comparison.add("host", ours.host(), theirs.host());
    comparison.add("security", ours.security(), theirs.security());
    comparison.add("scopes", ours.scopes(), theirs.scopes());
    comparison.compareOperations(ours.operations(), theirs.operations());
    comparison.addUncompared();
    return comparison;
  }

  /** {@return all facts, equal and different, by location} */
  SortedMap<String, Fact> facts() {
    return facts;
  }

  /** {@return the operations that both documents have, such as "GET /segments"} */
  SortedSet<String> operations() {
    return operations;
  }

  private void add(String location, String our, String their) {
    facts.merge(location, new Fact(new TreeSet<>(Set.of(our)), their), Fact::merge);
  }

  private void compareOperations(JsonNode our, JsonNode their) {
    for (String name : names(our, their)) {
      add(name, presence(our.path(name)), presence(their.path(name)));
      if (our.has(name) && their.has(name)) {
        operations.add(name);
        compareOperation(name, our.path(name), their.path(name));
      }
    }
  }

  private void compareOperation(String location, JsonNode our, JsonNode their) {
    String at = location + ", ";
    add(at + "permission", ours.permission(location, our), theirs.permission(location, their));
    compareParameters(at, our.path("parameters"), their.path("parameters"));
    JsonNode ourBody = ours.resolve(our.path("requestBody"));
    JsonNode theirBody = theirs.resolve(their.path("requestBody"));
    add(at + "body", body(ourBody), body(theirBody));
    compareContent(at + "body", ourBody, theirBody);
    compareResponses(at + "response ", our.path("responses"), their.path("responses"));
  }

  private void compareParameters(String prefix, JsonNode our, JsonNode their) {
    for (String name : names(our, their)) {
      add(prefix + name, parameter(ours, our.path(name)), parameter(theirs, their.path(name)));
    }
  }

  private void compareResponses(String prefix, JsonNode our, JsonNode their) {
    for (String status : names(our, their)) {
      JsonNode ourResponse = ours.resolve(our.path(status));
      JsonNode theirResponse = theirs.resolve(their.path(status));
      add(prefix + status, response(ourResponse), response(theirResponse));
      compareContent(prefix + status, ourResponse, theirResponse);
    }
  }

  private void compareContent(String location, JsonNode our, JsonNode their) {
    JsonNode ourContent = our.path("content");
    JsonNode theirContent = their.path("content");
    for (String media : names(ourContent, theirContent)) {
      if (ourContent.has(media) && theirContent.has(media)) {
        compareSchemas(
            location + " " + media,
            ourContent.path(media).path("schema"),
            theirContent.path(media).path("schema"));
      }
    }
  }

  private void compareSchemas(String location, JsonNode our, JsonNode their) {
    ResolvedSchema ourSchema = ours.schema(our);
    ResolvedSchema theirSchema = theirs.schema(their);
    if (!ourSchema.kind().equals(theirSchema.kind())) {
      add(location, ourSchema.type(), ResolvedSchema.describe(theirs, their, uncompared));
      return;
    }
    add(location, ourSchema.type(), theirSchema.type());
    String name = theirSchema.component().isEmpty() ? location : theirSchema.component();
    components.add(name);
    if (compared.add(ourSchema.component() + " " + name)) {
      compareChildren(name, ourSchema, theirSchema);
    }
  }

  private void compareChildren(String location, ResolvedSchema our, ResolvedSchema their) {
    if (our.kind().equals("array")) {
      compareSchemas(location + "[]", our.items(), their.items());
    } else if (our.kind().equals("object")) {
      add(location + ", required", list(our.required()), list(their.required()));
      add(location + ", nullable", list(nullable(ours, our)), list(nullable(theirs, their)));
      for (String name : names(our.properties(), their.properties())) {
        compareSchemas(
            location + "." + name, our.properties().path(name), their.properties().path(name));
      }
      compareSchemas(location + ".*", our.values(), their.values());
    }
  }

  /**
   * Adds the components that are used only where this project's document has nothing to compare.
   */
  private void addUncompared() {
    while (!uncompared.isEmpty()) {
      Map.Entry<String, ResolvedSchema> next = uncompared.pollFirstEntry();
      if (components.add(next.getKey())) {
        add(next.getKey(), "none", next.getValue().describe(theirs, uncompared));
      }
    }
  }

  private static SortedSet<String> nullable(ApiDocument document, ResolvedSchema schema) {
    SortedSet<String> nullable = names(schema.properties());
    nullable.removeIf(name -> !document.schema(schema.properties().path(name)).isNullable());
    return nullable;
  }

  private static String presence(JsonNode node) {
    if (node.isMissingNode()) {
      return "missing";
    }
    return node.path("deprecated").asBoolean() ? "deprecated" : "present";
  }

  private static String body(JsonNode body) {
    return body.isMissingNode() ? "missing" : necessity(body) + " " + mediaTypes(body);
  }

  private static String response(JsonNode response) {
    return response.isMissingNode() ? "missing" : mediaTypes(response);
  }

  private static String mediaTypes(JsonNode node) {
    JsonNode content = node.path("content");
    return content.isEmpty() ? "without body" : list(names(content));
  }

  private static String parameter(ApiDocument document, JsonNode parameter) {
    if (parameter.isMissingNode()) {
      return "missing";
    }
    ResolvedSchema schema = document.schema(parameter.path("schema"));
    String type = necessity(parameter) + " " + schema.type();
    if (schema.kind().equals("array")) {
      String style = parameter.path("style").asText("form");
      boolean exploded = parameter.path("explode").asBoolean(style.equals("form"));
      type += " of " + document.schema(schema.items()).type() + ", " + style;
      type += exploded ? " exploded" : "";
    }
    return type + (parameter.path("deprecated").asBoolean() ? " deprecated" : "");
  }

  private static String necessity(JsonNode node) {
    return node.path("required").asBoolean() ? "required" : "optional";
  }

  private static SortedSet<String> names(JsonNode... objects) {
    SortedSet<String> names = new TreeSet<>();
    for (JsonNode object : objects) {
      object.fieldNames().forEachRemaining(names::add);
    }
    return names;
  }

  private static String list(Collection<String> names) {
    return names.isEmpty() ? "none" : String.join(" and ", names);
  }
}
