package io.github.segments4j.paging;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One page of a listing. What the store did not say on this page is given as it last said it on the
 * pages before, where there were any.
 *
 * @param <T> the type of the items
 * @param items the items, in the order of the answer; unmodifiable
 * @param number the number of the page, counted from 1
 * @param size how many items a page holds at most, as the store says; it may be less than was asked
 *     for
 * @param total how many items all pages hold, as the store says
 * @param totalPages how many pages there are, as the store says
 * @param hasNext whether there is a page after this one, as far as this one tells
 */
public record Page<T>(
    List<T> items,
    int number,
    OptionalInt size,
    OptionalLong total,
    OptionalLong totalPages,
    boolean hasNext) {

  /**
   * Takes a copy of the items.
   *
   * @param items the items, in the order of the answer
   * @param number the number of the page, counted from 1
   * @param size how many items a page holds at most
   * @param total how many items all pages hold
   * @param totalPages how many pages there are
   * @param hasNext whether there is a page after this one
   */
  public Page {
    items = List.copyOf(items);
  }
}
