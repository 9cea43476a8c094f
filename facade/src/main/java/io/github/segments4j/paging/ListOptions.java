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
record ListOptions(
    int firstPage,
    int lastPage,
    int pageSize,
    OptionalInt knownSize,
    int concurrency,
    boolean failOnChange,
    @Nullable Consumer<TotalChange> onChange) {

  static final ListOptions DEFAULT =
      new ListOptions(
          1,
          Integer.MAX_VALUE,
          PagedIterable.DEFAULT_PAGE_SIZE,
          OptionalInt.empty(),
          1,
          false,
          null);

  ListOptions pageSize(int size) {
    return new ListOptions(
        firstPage, lastPage, size, OptionalInt.empty(), concurrency, failOnChange, onChange);
  }

  ListOptions startingAt(int page) {
    return new ListOptions(
        page, lastPage, pageSize, knownSize, concurrency, failOnChange, onChange);
  }

  ListOptions range(int first, int last, int size) {
    return new ListOptions(
        first, last, size, OptionalInt.of(size), concurrency, failOnChange, onChange);
  }

  ListOptions concurrency(int requests) {
    return new ListOptions(
        firstPage, lastPage, pageSize, knownSize, requests, failOnChange, onChange);
  }

  ListOptions failingOnChange() {
    return new ListOptions(firstPage, lastPage, pageSize, knownSize, concurrency, true, onChange);
  }

  ListOptions onChange(Consumer<TotalChange> listener) {
    return new ListOptions(
        firstPage, lastPage, pageSize, knownSize, concurrency, failOnChange, listener);
  }
}
