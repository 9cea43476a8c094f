package io.github.segments4j.paging;

import com.squareup.moshi.JsonDataException;
import io.github.segments4j.model.PageEnvelope;
import io.github.segments4j.model.PageMeta;
import io.github.segments4j.model.Pagination;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the next page of one pass over a listing. Decides where the listing ends, by the table in
 * the description of this package, and rejects a response that is not the requested page:
 * continuing from it would silently skip or repeat items.
 *
 * @param options the options of the listing
 * @param previous the page before the next one; empty, with nothing known, before the first
 * @param itemsBefore the number of items of the pages before; 0 before the first
 */
record PageReader<T>(ListOptions options, Page<T> previous, long itemsBefore) {

  /** Creates a reader of the first page. */
  static <T> PageReader<T> of(ListOptions options) {
    OptionalLong unknown = OptionalLong.empty();
    int number = options.firstPage() - 1;
    return new PageReader<>(
        options, new Page<>(List.of(), number, options.fixedSize(), unknown, unknown, true), 0);
  }

  /** Returns the reader of the page after the given one, which this reader has read. */
  PageReader<T> after(Page<T> page) {
    return new PageReader<>(options, page, itemsThrough(page.items(), page.size()));
  }

  boolean hasNext() {
    return previous.hasNext() && previous.number() < options.lastPage();
  }

  /** {@return the number of the next page} */
  int number() {
    return previous.number() + 1;
  }

  /** {@return the page size to request} */
  int pageSize() {
    return Math.min(options.pageSize(), previous.size().orElse(options.pageSize()));
  }

  /** Returns the last page that is known to exist; without totals, that is the next one. */
  long lastKnownPage() {
    return Math.min(options.lastPage(), previous.totalPages().orElse(number()));
  }

  /**
   * Reads the next page.
   *
   * @param response the response; null if it has no content, as an empty page
   * @throws JsonDataException if the response is not the requested page, or items are missing
   */
  Page<T> read(@Nullable PageEnvelope<T> response) {
    OptionalLong reportedPages = reportedPages(response);
    List<T> items = items(response, reportedPages);
    OptionalInt size = size(response, items);
    OptionalLong total = or(reported(response, Pagination::total, 0), previous.total());
    OptionalLong totalPages = or(reportedPages, previous.totalPages());
    long received = itemsThrough(items, size);
    boolean hasNext =
        items.isEmpty()
            ? number() < totalPages.orElse(0) && received < total.orElse(Long.MAX_VALUE)
            : number() < reportedPages.orElse(Long.MAX_VALUE) || received != total.orElse(received);
    Page<T> page = new Page<>(items, number(), size, total, totalPages, hasNext);
    checkNotRepeated(page);
    checkComplete(page, received);
    return page;
  }

  /** Returns the change of the total that a page shows, if any. */
  Optional<TotalChange> change(Page<T> page) {
    if (previous.total().isEmpty() || previous.total().equals(page.total())) {
      return Optional.empty();
    }
    return Optional.of(
        new TotalChange(page.number(), previous.total().getAsLong(), page.total().getAsLong()));
  }

  /**
   * Reads the total.
   *
   * @throws JsonDataException if the response has items but no total
   */
  static long total(@Nullable PageEnvelope<?> response) {
    OptionalLong total = reported(response, Pagination::total, 0);
    if (total.isEmpty() && response != null && !response.data().isEmpty()) {
      throw new JsonDataException("no total at path $.meta.pagination.total; use stream().count()");
    }
    return total.orElse(0);
  }

  private List<T> items(@Nullable PageEnvelope<T> response, OptionalLong reportedPages) {
    if (response == null) {
      return List.of();
    }
    long current = reported(response, Pagination::currentPage, 1).orElse(number());
    if (current == number()) {
      return response.data();
    }
    // Past the end, a server may repeat its last page.
    if (current < number() && number() > reportedPages.orElse(Long.MAX_VALUE)) {
      return List.of();
    }
    throw new JsonDataException(
        "requested page %s but received page %s".formatted(number(), current));
  }

  private OptionalInt size(@Nullable PageEnvelope<T> response, List<T> items) {
    OptionalLong reported = reported(response, Pagination::perPage, Math.max(1, items.size()));
    if (reported.isEmpty() || reported.getAsLong() > Integer.MAX_VALUE) {
      return previous.size();
    }
    int size = (int) reported.getAsLong();
    int expected = previous.size().orElse(size);
    if (size != expected && !items.isEmpty()) {
      throw new JsonDataException(
          "the page size changed from %s to %s at page %s, so pages no longer line up; list again with pageSize(%s)"
              .formatted(expected, size, number(), Math.min(size, expected)));
    }
    return OptionalInt.of(size);
  }

  /** Returns the number of items of all pages up to the next one; those not listed are full. */
  private long itemsThrough(List<T> items, OptionalInt size) {
    boolean isFirst = number() == options.firstPage();
    long before =
        isFirst ? (long) previous.number() * size.orElse(options.pageSize()) : itemsBefore;
    return before + items.size();
  }

  /**
   * Fails if a page repeats the one before it, in any order, or if two pages in a row are empty and
   * further ones are reported: either could continue for ever.
   */
  private void checkNotRepeated(Page<T> page) {
    List<T> items = page.items();
    boolean isRepeated =
        number() > options.firstPage()
            && change(page).isEmpty()
            && items.size() == previous.items().size()
            && previous.items().containsAll(items);
    if (isRepeated && !items.isEmpty()) {
      throw new JsonDataException(
          "page %s contains the same items as the page before it".formatted(number()));
    }
    if (isRepeated && page.hasNext()) {
      throw new JsonDataException(
          "pages %s and %s are reported but have no items at path $.data"
              .formatted(previous.number(), number()));
    }
  }

  /** Fails if a page is the last one, of the listing or of the range, and items are missing. */
  private void checkComplete(Page<T> page, long received) {
    long rangeSize = (long) options.lastPage() * page.size().orElse(options.pageSize());
    long expected = Math.min(page.total().orElse(0), rangeSize);
    boolean isLast = !page.hasNext() || number() >= options.lastPage();
    if (isLast && received < expected) {
      throw new JsonDataException(
          "the listing ends at page %s, with %s items at path $.data, but %s of %s items are missing; list again"
              .formatted(number(), page.items().size(), expected - received, expected));
    }
  }

  private static OptionalLong reportedPages(@Nullable PageEnvelope<?> response) {
    boolean isEmpty = response == null || response.data().isEmpty();
    return reported(response, Pagination::totalPages, isEmpty ? 0 : 1);
  }

  /** Returns a value of the pagination, unless it is missing or less than it can be. */
  private static OptionalLong reported(
      @Nullable PageEnvelope<?> response, Function<Pagination, @Nullable Long> name, long min) {
    PageMeta meta = response == null ? null : response.meta();
    Pagination pagination = meta == null ? null : meta.pagination();
    Long value = pagination == null ? null : name.apply(pagination);
    return value == null || value < min ? OptionalLong.empty() : OptionalLong.of(value);
  }

  private static OptionalLong or(OptionalLong value, OptionalLong other) {
    return value.isPresent() ? value : other;
  }
}
