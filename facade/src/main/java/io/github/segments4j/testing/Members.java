package io.github.segments4j.testing;

import java.time.Instant;
import java.util.UUID;

/**
 * The members of one segment. They are computed from where they stand and held nowhere, so that a
 * segment of a million costs no more than an empty one.
 *
 * @param segmentId the segment
 * @param first where the first member stands; less than 0 when members joined at the front
 * @param count how many there are
 */
record Members(UUID segmentId, long first, long count) {

  private static final Instant EPOCH = Instant.parse("2024-01-01T00:00:00Z");
  private static final int ONE_GUEST_IN = 50;
  private static final long FIRST_CUSTOMER = 1001;
  private static final long SECONDS_IN_A_YEAR = 365L * 24 * 60 * 60;
  private static final int CHARS_OF_A_PROFILE = 160;

  /** The same with members more, or fewer, at the front. */
  Members joinedBy(long joining) {
    long left = Math.max(0, count + joining);
    return new Members(segmentId, first + count - left, left);
  }

  /** A page as the API writes it. */
  String page(int number, int size, boolean withMeta) {
    long from = Math.min((number - 1L) * size, count);
    long to = Math.min(from + size, count);
    StringBuilder json = new StringBuilder((int) (to - from + 3) * CHARS_OF_A_PROFILE);
    json.append("{\"data\":");
    appendProfiles(json, from, to);
    if (withMeta) {
      json.append(",\"meta\":{\"pagination\":{\"total\":")
          .append(count)
          .append(",\"count\":")
          .append(to - from)
          .append(",\"per_page\":")
          .append(size)
          .append(",\"current_page\":")
          .append(number)
          .append(",\"total_pages\":")
          .append((count + size - 1) / size)
          .append("}}");
    }
    return json.append('}').toString();
  }

  /** All members as a JSON array. */
  String all() {
    StringBuilder json = new StringBuilder();
    appendProfiles(json, 0, count);
    return json.toString();
  }

  private void appendProfiles(StringBuilder json, long from, long to) {
    json.append('[');
    for (long i = from; i < to; i++) {
      appendProfile(json, first + i);
      json.append(i + 1 < to ? "," : "");
    }
    json.append(']');
  }

  private void appendProfile(StringBuilder json, long place) {
    long mixed = mix(place);
    UUID id =
        new UUID(
            mix(segmentId.getMostSignificantBits() ^ place) & ~0xf000L | 0x4000L,
            mix(segmentId.getLeastSignificantBits() ^ mixed) >>> 2 | Long.MIN_VALUE);
    boolean guest = Math.floorMod(place, ONE_GUEST_IN) == ONE_GUEST_IN - 1;
    Instant created = EPOCH.plusSeconds(Math.floorMod(mixed, SECONDS_IN_A_YEAR));
    Instant updated = created.plusSeconds(Math.floorMod(mixed >>> 32, SECONDS_IN_A_YEAR));
    json.append("{\"id\":\"")
        .append(id)
        .append("\",\"customer_id\":")
        .append(guest ? "null" : String.valueOf(FIRST_CUSTOMER + place))
        .append(",\"created_at\":\"")
        .append(created)
        .append("\",\"updated_at\":\"")
        .append(updated)
        .append("\"}");
  }

  /** The finalizer of SplitMix64: neighbours in, strangers out, and no two alike. */
  private static long mix(long value) {
    long mixed = value + 0x9e3779b97f4a7c15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
