package io.github.segments4j.api;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Values that share one query parameter, as in {@code id:in=a,b}. A list would repeat the
 * parameter, and the API honours only the first of repeated ones.
 *
 * @param <T> the type of the values
 * @param values the values, at least one
 */
public record CommaSeparated<T>(List<T> values) {

  /**
   * Takes a copy of the values.
   *
   * @param values the values, at least one
   * @throws IllegalArgumentException if there are none: filters left empty can mean everything
   */
  public CommaSeparated {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("values must not be empty");
    }
  }

  /** The values with commas between them, which is what Retrofit puts into URLs. */
  @Override
  public String toString() {
    return values.stream().map(Object::toString).collect(Collectors.joining(","));
  }
}
