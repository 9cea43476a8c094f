package io.github.segments4j.paging;

import com.squareup.moshi.JsonDataException;
import io.github.segments4j.model.PageMeta;
import io.github.segments4j.model.Pagination;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link Page} of an answer, or refuses an answer that cannot be the page that was asked
 * for: a listing that went on from it would skip or double items without a word.
 */
final class PageReader {

  private PageReader() {}

  /**
   * Reads the page that follows another.
   *
   * @param number the page that was asked for
   * @param items the items of the answer
   * @param meta the metadata of the answer, of which any part may be missing
   * @param sizeBefore the page size by which the pages are counted, if it is known
   * @param previous the page before it in this listing; null if it is the first
   * @throws JsonDataException if the answer is not that page
   */
  static <T> Page<T> read(
      int number,
      List<T> items,
      @Nullable PageMeta meta,
      OptionalInt sizeBefore,
      @Nullable Page<T> previous) {
    Pagination said = meta == null ? null : meta.pagination();
    OptionalLong total = known(said == null ? null : said.total(), 0);
    OptionalLong totalPages =
        known(said == null ? null : said.totalPages(), items.isEmpty() ? 0 : 1);
    OptionalLong current = known(said == null ? null : said.currentPage(), 1);
    OptionalInt size = size(said);

    List<T> itsItems = items;
    if (current.isPresent() && current.getAsLong() != number) {
      if (totalPages.isEmpty() || number <= totalPages.getAsLong()) {
        throw new JsonDataException(
            "page " + number + " was asked for and page " + current.getAsLong() + " came");
      }
      // Past the end, where a server may answer its last page again.
      itsItems = List.of();
    }
    refuseAnotherSize(number, itsItems, size, sizeBefore);
    if (previous != null) {
      refuseTheSameAgain(number, itsItems, total, previous);
    }
    boolean hasNext =
        totalPages.isPresent()
            ? number < totalPages.getAsLong()
            : !itsItems.isEmpty() || previous != null && number < previous.totalPages().orElse(0);
    return new Page<>(
        itsItems,
        number,
        size.isEmpty() && previous != null ? previous.size() : size,
        total.isEmpty() && previous != null ? previous.total() : total,
        totalPages.isEmpty() && previous != null ? previous.totalPages() : totalPages,
        hasNext);
  }

  /**
   * Reads the total alone.
   *
   * @throws JsonDataException if the answer does not say it
   */
  static long total(@Nullable PageMeta meta) {
    Pagination said = meta == null ? null : meta.pagination();
    OptionalLong total = known(said == null ? null : said.total(), 0);
    if (total.isEmpty()) {
      throw new JsonDataException(
          "no total at path $.meta.pagination.total; count the items of the stream instead");
    }
    return total.getAsLong();
  }

  private static void refuseAnotherSize(
      int number, List<?> items, OptionalInt size, OptionalInt sizeBefore) {
    if (size.isPresent()
        && sizeBefore.isPresent()
        && !items.isEmpty()
        && !size.equals(sizeBefore)) {
      throw new JsonDataException(
          "the page size changed from "
              + sizeBefore.getAsInt()
              + " to "
              + size.getAsInt()
              + " at page "
              + number
              + ", which moves the pages; list again with page size "
              + Math.min(size.getAsInt(), sizeBefore.getAsInt()));
    }
  }

  private static <T> void refuseTheSameAgain(
      int number, List<T> items, OptionalLong total, Page<T> previous) {
    boolean totalMoved = total.isPresent() && !total.equals(previous.total());
    if (!items.isEmpty() && !totalMoved && items.equals(previous.items())) {
      throw new JsonDataException("page " + number + " holds the same items as the page before it");
    }
  }

  private static OptionalInt size(@Nullable Pagination said) {
    Long size = said == null ? null : said.perPage();
    return size == null || size < 1 || size > Integer.MAX_VALUE
        ? OptionalInt.empty()
        : OptionalInt.of(size.intValue());
  }

  private static OptionalLong known(@Nullable Long value, long least) {
    return value == null || value < least ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
