package io.github.segments4j.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.util.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The intended differences between this project's document and the vendor's, each with its reason.
 *
 * <p>The file is a list of groups: a {@code reason}, and the differences in the form in which a
 * report prints them, under the OpenAPI version of the vendor's document that differs, or under
 * {@code all}.
 */
final class ExplainedDifferences {

  private static final String ALL = "all";

  private static final String OWNERS = "<owners>";

  private record Entry(String version, String location, String fact) {}

  private final List<Entry> entries;

  private ExplainedDifferences(List<Entry> entries) {
    this.entries = entries;
  }

  /**
   * Parses the file.
   *
   * @throws IllegalStateException if a group has no reason
   */
  static ExplainedDifferences parse(String yaml) throws JsonProcessingException {
    List<Entry> entries = new ArrayList<>();
    ObjectReader reader =
        Yaml.mapper().reader().with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
    for (JsonNode group : reader.readTree(yaml)) {
      if (((ObjectNode) group).remove("reason") == null) {
        throw new IllegalStateException("Add a reason for " + group);
      }
      for (Map.Entry<String, JsonNode> version : group.properties()) {
        for (Map.Entry<String, JsonNode> fact : version.getValue().properties()) {
          entries.add(new Entry(version.getKey(), fact.getKey(), fact.getValue().asText()));
        }
      }
    }
    return new ExplainedDifferences(entries);
  }

  /**
   * Returns the differences that are not explained and the explanations that no longer apply, a
   * line each.
   */
  List<String> check(String version, DocumentComparison comparison) {
    SortedMap<String, String> explained = explained(version, comparison.operations());
    List<Problem> problems = new ArrayList<>();
    comparison
        .facts()
        .forEach(
            (location, fact) -> {
              String actual = fact.isDifference() ? fact.toString() : null;
              String expected = explained.remove(location);
              if (!Objects.equals(actual, expected)) {
                problems.add(Problem.of(location, fact.toString(), actual, expected));
              }
            });
    List<String> locations = problems.stream().map(Problem::location).toList();
    explained.keySet().stream()
        .filter(location -> !isConsequence(location, locations, comparison.operations()))
        .map(location -> new Problem("vanished", location, "in neither document"))
        .forEach(problems::add);
    return lines(problems, comparison.operations());
  }

  /**
   * Returns true if an explained location was not compared because of one of the problems. A schema
   * has lost its location with any of the operations that use it, so every problem can be the
   * cause.
   */
  private static boolean isConsequence(
      String location, List<String> problems, SortedSet<String> operations) {
    return operations.contains(owner(location))
        ? problems.stream().anyMatch(location::startsWith)
        : !problems.isEmpty();
  }

  private SortedMap<String, String> explained(String version, SortedSet<String> operations) {
    SortedMap<String, String> explained = new TreeMap<>();
    for (Entry entry : entries) {
      if (entry.version.equals(ALL) || entry.version.equals(version)) {
        for (String location : locations(entry.location, operations)) {
          if (explained.put(location, entry.fact) != null) {
            throw new IllegalStateException(location + " is explained twice. Remove one.");
          }
        }
      }
    }
    return explained;
  }

  /** Expands "every operation", "every GET" and "GET /a and GET /b" to single locations. */
  private static List<String> locations(String location, SortedSet<String> operations) {
    return Stream.of(owner(location).split(" and "))
        .flatMap(owner -> owner.startsWith("every ") ? every(owner, operations) : Stream.of(owner))
        .map(owner -> owner + part(location))
        .toList();
  }

  private static Stream<String> every(String owner, SortedSet<String> operations) {
    String method = owner.substring("every ".length()) + " ";
    return operations.stream()
        .filter(operation -> owner.equals("every operation") || operation.startsWith(method));
  }

  /** {@return the operation or schema with which a location starts} */
  private static String owner(String location) {
    return location.substring(0, location.length() - part(location).length());
  }

  /** {@return the rest of a location, such as ", query page"} */
  private static String part(String location) {
    int comma = location.indexOf(", ");
    return comma < 0 ? "" : location.substring(comma);
  }

  /** Joins the operations or schemas that have the same problem, so that it takes one line. */
  private static List<String> lines(List<Problem> problems, SortedSet<String> operations) {
    Map<String, List<String>> owners = new LinkedHashMap<>();
    for (Problem problem : problems) {
      owners
          .computeIfAbsent(problem.template(), key -> new ArrayList<>())
          .add(owner(problem.location));
    }
    return owners.entrySet().stream()
        .map(entry -> entry.getKey().replace(OWNERS, join(entry.getValue(), operations)))
        .toList();
  }

  private static String join(List<String> owners, SortedSet<String> operations) {
    return Stream.of("every operation", "every GET", "every POST", "every DELETE")
        .filter(every -> owners.size() > 1 && owners.equals(locations(every, operations)))
        .findFirst()
        .orElse(String.join(" and ", owners));
  }

  private record Problem(String kind, String location, String text) {

    static Problem of(String location, String fact, String actual, String expected) {
      if (expected == null) {
        return new Problem("new", location, fact);
      }
      return actual == null
          ? new Problem("vanished", location, fact)
          : new Problem("changed", location, fact + " (explained: " + expected + ")");
    }

    /** Returns the line, with a placeholder for what several operations or schemas can fill in. */
    String template() {
      String owner = part(location).isEmpty() ? location : OWNERS;
      return kind + ": " + owner + part(location) + ": " + text;
    }
  }
}
