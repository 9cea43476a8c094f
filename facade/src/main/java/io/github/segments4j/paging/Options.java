package io.github.segments4j.paging;

import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How to list.
 *
 * @param firstPage the first page to list, counted from 1
 * @param lastPage the last page to list, if there are that many
 * @param pageSize how many items to ask for at a time
 * @param knownSize the page size by which the pages were counted, if it is known to be in force
 * @param concurrency how many requests may be in flight
 * @param failOnChange whether to fail when the total moves
 * @param onChange who is told when it does
 */
record Options(
    int firstPage,
    int lastPage,
    int pageSize,
    OptionalInt knownSize,
    int concurrency,
    boolean failOnChange,
    @Nullable Consumer<TotalChange> onChange) {

  static final Options DEFAULT =
      new Options(
          1,
          Integer.MAX_VALUE,
          PagedIterable.DEFAULT_PAGE_SIZE,
          OptionalInt.empty(),
          1,
          false,
          null);

  Options pageSize(int size) {
    return new Options(
        firstPage, lastPage, size, OptionalInt.empty(), concurrency, failOnChange, onChange);
  }

  Options startingAt(int page) {
    return new Options(page, lastPage, pageSize, knownSize, concurrency, failOnChange, onChange);
  }

  Options range(int first, int last, int size) {
    return new Options(
        first, last, size, OptionalInt.of(size), concurrency, failOnChange, onChange);
  }

  Options concurrency(int requests) {
    return new Options(firstPage, lastPage, pageSize, knownSize, requests, failOnChange, onChange);
  }

  Options failingOnChange() {
    return new Options(firstPage, lastPage, pageSize, knownSize, concurrency, true, onChange);
  }

  Options onChange(Consumer<TotalChange> listener) {
    return new Options(
        firstPage, lastPage, pageSize, knownSize, concurrency, failOnChange, listener);
  }
}
