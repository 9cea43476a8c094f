package io.github.segments4j.examples.cli;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a listing.
 *
 * @param <T> the type of the items
 * @param name the JSON property in the API
 * @param width the width in a table, in characters; longer values shift the columns after them
 * @param value the getter of the property
 */
record Column<T>(String name, int width, Function<T, @Nullable Object> value) {

  String text(T item) {
    return Objects.toString(value.apply(item), "");
  }
}
