package io.github.segments4j.paging;

import com.squareup.moshi.JsonDataException;
import io.github.segments4j.model.PageEnvelope;
import io.github.segments4j.model.PageMeta;
import io.github.segments4j.model.Pagination;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads a page from a response, and rejects a response that is not the requested page: continuing
 * from it would silently skip or repeat items.
 */
final class PageReader {

  private PageReader() {}

  /**
   * Reads a page.
   *
   * @param number the number of the requested page
   * @param expectedSize the page size of the pages before, if known
   * @param previous the page before it in this listing; null for the first
   * @throws JsonDataException if the response is not the requested page
   */
  static <T> Page<T> read(
      int number, PageEnvelope<T> response, OptionalInt expectedSize, @Nullable Page<T> previous) {
    Pagination pagination = pagination(response);
    OptionalLong total = atLeast(0, pagination == null ? null : pagination.total());
    OptionalLong totalPages =
        atLeast(
            response.data().isEmpty() ? 0 : 1, pagination == null ? null : pagination.totalPages());
    OptionalInt size = size(pagination);
    List<T> items = items(number, response, pagination, totalPages);
    checkSize(number, items, size, expectedSize);
    if (previous != null) {
      checkNotRepeated(number, items, total, previous);
    }
    boolean hasNext =
        totalPages.isPresent()
            ? number < totalPages.getAsLong()
            : !items.isEmpty() || previous != null && number < previous.totalPages().orElse(0);
    return new Page<>(
        items,
        number,
        size.isEmpty() && previous != null ? previous.size() : size,
        total.isEmpty() && previous != null ? previous.total() : total,
        totalPages.isEmpty() && previous != null ? previous.totalPages() : totalPages,
        hasNext);
  }

  /**
   * Reads the total.
   *
   * @throws JsonDataException if the response has none
   */
  static long total(PageEnvelope<?> response) {
    Pagination pagination = pagination(response);
    return atLeast(0, pagination == null ? null : pagination.total())
        .orElseThrow(
            () ->
                new JsonDataException(
                    "no total at path $.meta.pagination.total; use stream().count()"));
  }

  private static <T> List<T> items(
      int number,
      PageEnvelope<T> response,
      @Nullable Pagination pagination,
      OptionalLong totalPages) {
    OptionalLong current = atLeast(1, pagination == null ? null : pagination.currentPage());
    if (current.isEmpty() || current.getAsLong() == number) {
      return response.data();
    }
    // Past the end, a server may repeat its last page.
    if (totalPages.isPresent() && number > totalPages.getAsLong()) {
      return List.of();
    }
    throw new JsonDataException(
        "requested page %s but received page %s".formatted(number, current.getAsLong()));
  }

  private static void checkSize(
      int number, List<?> items, OptionalInt size, OptionalInt expectedSize) {
    if (size.isPresent()
        && expectedSize.isPresent()
        && !items.isEmpty()
        && !size.equals(expectedSize)) {
      throw new JsonDataException(
          "the page size changed from %s to %s at page %s, so pages no longer line up; list again with pageSize(%s)"
              .formatted(
                  expectedSize.getAsInt(),
                  size.getAsInt(),
                  number,
                  Math.min(size.getAsInt(), expectedSize.getAsInt())));
    }
  }

  private static <T> void checkNotRepeated(
      int number, List<T> items, OptionalLong total, Page<T> previous) {
    boolean totalChanged = total.isPresent() && !total.equals(previous.total());
    if (!items.isEmpty() && !totalChanged && items.equals(previous.items())) {
      throw new JsonDataException(
          "page %s contains the same items as the page before it".formatted(number));
    }
  }

  private static @Nullable Pagination pagination(PageEnvelope<?> response) {
    PageMeta meta = response.meta();
    return meta == null ? null : meta.pagination();
  }

  private static OptionalInt size(@Nullable Pagination pagination) {
    Long size = pagination == null ? null : pagination.perPage();
    return size == null || size < 1 || size > Integer.MAX_VALUE
        ? OptionalInt.empty()
        : OptionalInt.of(size.intValue());
  }

  private static OptionalLong atLeast(long min, @Nullable Long value) {
    return value == null || value < min ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
