package io.github.segments4j.testing;

import java.util.List;
import java.util.function.BiConsumer;

/**
 * A JSON renderer for one page of a listing.
 *
 * @param number the page number, counted from 1
 * @param size the page size
 * @param includeMeta whether the page contains the pagination metadata
 */
record PageRenderer(int number, int size, boolean includeMeta) {

  private static final int MAX_SIZE = 250;
  private static final int ITEM_LENGTH_ESTIMATE = 160;

  static PageRenderer of(ApiRequest request, ResponsePlan plan) throws ApiError {
    int size = Math.min(Math.min(request.limit(), MAX_SIZE), plan.maxPageSize);
    return new PageRenderer(request.page(), size, plan.includeMeta);
  }

  /** A source of the items from one index, inclusive, to another, exclusive. */
  interface Slicer<T> {
    List<T> slice(long from, long to);
  }

  <T> String render(long total, Slicer<T> items, BiConsumer<StringBuilder, T> itemRenderer) {
    long from = Math.min((number - 1L) * size, total);
    long to = Math.min(from + size, total);
    StringBuilder json = new StringBuilder((int) (to - from + 3) * ITEM_LENGTH_ESTIMATE);
    json.append("{\"data\":[");
    String separator = "";
    for (T item : items.slice(from, to)) {
      json.append(separator);
      itemRenderer.accept(json, item);
      separator = ",";
    }
    json.append(']');
    if (includeMeta) {
      json.append(",\"meta\":{\"pagination\":{\"total\":")
          .append(total)
          .append(",\"count\":")
          .append(to - from)
          .append(",\"per_page\":")
          .append(size)
          .append(",\"current_page\":")
          .append(number)
          .append(",\"total_pages\":")
          .append((total + size - 1) / size)
          .append("}}");
    }
    return json.append('}').toString();
  }
}
