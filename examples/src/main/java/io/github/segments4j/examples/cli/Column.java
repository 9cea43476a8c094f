package io.github.segments4j.examples.cli;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a listing.
 *
 * @param <T> the type of the items
 * @param name its name, as in the API
 * @param width how wide it is in a table; what is longer moves the columns after it
 * @param value takes it from an item
 */
record Column<T>(String name, int width, Function<T, @Nullable Object> value) {

  String text(T item) {
    Object found = value.apply(item);
    return found == null ? "" : found.toString();
  }
}
