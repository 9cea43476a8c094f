package io.github.segments4j.api;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The values of one comma-separated query parameter, as in {@code id:in=a,b}. For a list, Retrofit
 * would repeat the parameter, and the API reads only the first occurrence.
 *
 * @param <T> the type of the values
 * @param values the values, at least one
 */
public record CommaSeparated<T>(List<T> values) {

  /**
   * Copies the values.
   *
   * @throws IllegalArgumentException if there are no values, because the API can treat an empty
   *     filter as no filter
   */
  public CommaSeparated {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("values must not be empty");
    }
  }

  /** {@return the values joined by commas, as Retrofit writes them to URLs} */
  @Override
  public String toString() {
    return values.stream().map(Object::toString).collect(Collectors.joining(","));
  }
}
