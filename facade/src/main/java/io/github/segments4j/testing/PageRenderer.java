package io.github.segments4j.testing;

import java.util.List;
import java.util.function.BiConsumer;

/**
 * How a page is cut and written.
 *
 * @param number its number, counted from 1
 * @param size how many items it holds at most
 * @param withMeta whether it says where it stands among the others
 */
record PageRenderer(int number, int size, boolean withMeta) {

  private static final int LARGEST = 250;
  private static final int CHARS_OF_AN_ITEM = 160;

  static PageRenderer of(ApiRequest request, ResponsePlan plan) throws ApiError {
    int size = Math.min(Math.min(request.limit(), LARGEST), plan.largestPage);
    return new PageRenderer(request.page(), size, plan.withMeta);
  }

  /** Gives the items from one index to before another. */
  interface Slices<T> {
    List<T> slice(long from, long to);
  }

  <T> String write(long total, Slices<T> items, BiConsumer<StringBuilder, T> writer) {
    long from = Math.min((number - 1L) * size, total);
    long to = Math.min(from + size, total);
    StringBuilder json = new StringBuilder((int) (to - from + 3) * CHARS_OF_AN_ITEM);
    json.append("{\"data\":[");
    String separator = "";
    for (T item : items.slice(from, to)) {
      json.append(separator);
      writer.accept(json, item);
      separator = ",";
    }
    json.append(']');
    if (withMeta) {
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
