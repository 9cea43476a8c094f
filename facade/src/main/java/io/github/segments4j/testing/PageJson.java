package io.github.segments4j.testing;

import io.github.segments4j.client.model.ShopperProfile;

/**
 * Writes a page as the API does. By hand, so that the tests do not read with the adapters what the
 * adapters wrote.
 */
final class PageJson {

  private static final int CHARS_OF_A_PROFILE = 160;

  private PageJson() {}

  static String of(Members members, int page, int size, boolean withMeta) {
    long from = Math.min((page - 1L) * size, members.count());
    long to = Math.min(from + size, members.count());
    StringBuilder json = new StringBuilder((int) (to - from + 3) * CHARS_OF_A_PROFILE);
    json.append("{\"data\":[");
    for (long i = from; i < to; i++) {
      append(json, members.at(i));
      json.append(i + 1 < to ? "," : "");
    }
    json.append(']');
    if (withMeta) {
      json.append(",\"meta\":{\"pagination\":{\"total\":")
          .append(members.count())
          .append(",\"count\":")
          .append(to - from)
          .append(",\"per_page\":")
          .append(size)
          .append(",\"current_page\":")
          .append(page)
          .append(",\"total_pages\":")
          .append((members.count() + size - 1) / size)
          .append("}}");
    }
    return json.append('}').toString();
  }

  private static void append(StringBuilder json, ShopperProfile profile) {
    json.append("{\"id\":\"")
        .append(profile.id())
        .append("\",\"customer_id\":")
        .append(profile.customerId())
        .append(",\"created_at\":\"")
        .append(profile.createdAt())
        .append("\",\"updated_at\":\"")
        .append(profile.updatedAt())
        .append("\"}");
  }
}
