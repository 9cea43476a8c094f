package io.github.segments4j.paging;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A page of a listing. Values that its response lacks are those of the page before, if it has them.
 *
 * @param items the items, in the order of the response; unmodifiable
 * @param number the number of the page, from 1
 * @param size the maximum number of items of a page, as the store reports it; it may be less than
 *     requested
 * @param total the number of items of all pages, as the store reports it
 * @param totalPages the number of pages, as the store reports it
 * @param hasNext whether a listing continues after this page; see the description of this package
 * @param <T> the type of the items
 */
public record Page<T>(
    List<T> items,
    int number,
    OptionalInt size,
    OptionalLong total,
    OptionalLong totalPages,
    boolean hasNext) {

  /** Creates a page with a copy of the items. */
  public Page {
    items = List.copyOf(items);
  }
}
