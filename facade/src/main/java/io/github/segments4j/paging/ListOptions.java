package io.github.segments4j.paging;

import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The options of a listing.
 *
 * @param firstPage the first page, from 1
 * @param lastPage the last page, if the listing has that many
 * @param pageSize the requested page size
 * @param isFixedSize whether another page size of the store is an error
 * @param concurrency the maximum number of requests in flight
 * @param failOnChange whether to fail when the total changes
 * @param onChange notified when the total changes
 */
record ListOptions(
    int firstPage,
    int lastPage,
    int pageSize,
    boolean isFixedSize,
    int concurrency,
    boolean failOnChange,
    @Nullable Consumer<TotalChange> onChange) {

  static ListOptions of(int pageSize) {
    return new ListOptions(1, Integer.MAX_VALUE, pageSize, false, 1, false, null);
  }

  ListOptions pageSize(int size) {
    return new ListOptions(firstPage, lastPage, size, false, concurrency, failOnChange, onChange);
  }

  ListOptions startingAt(int page) {
    return new ListOptions(
        page, lastPage, pageSize, isFixedSize, concurrency, failOnChange, onChange);
  }

  ListOptions range(int first, int last, int size) {
    return new ListOptions(first, last, size, true, concurrency, failOnChange, onChange);
  }

  ListOptions concurrency(int requests) {
    return new ListOptions(
        firstPage, lastPage, pageSize, isFixedSize, requests, failOnChange, onChange);
  }

  ListOptions failingOnChange() {
    return new ListOptions(firstPage, lastPage, pageSize, isFixedSize, concurrency, true, onChange);
  }

  ListOptions onChange(Consumer<TotalChange> listener) {
    return new ListOptions(
        firstPage, lastPage, pageSize, isFixedSize, concurrency, failOnChange, listener);
  }

  /** Returns the page size that responses must have, if one is fixed. */
  OptionalInt fixedSize() {
    return isFixedSize ? OptionalInt.of(pageSize) : OptionalInt.empty();
  }
}
