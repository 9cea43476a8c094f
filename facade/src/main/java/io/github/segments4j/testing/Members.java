package io.github.segments4j.testing;

import io.github.segments4j.client.model.ShopperProfile;
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

  /** The same with members more, or fewer, at the front. */
  Members joinedBy(long joining) {
    long left = Math.max(0, count + joining);
    return new Members(segmentId, first + count - left, left);
  }

  /** The member at an index from 0, in the order of the listing. */
  ShopperProfile at(long index) {
    long place = first + index;
    long mixed = mix(place);
    Instant created = EPOCH.plusSeconds(Math.floorMod(mixed, SECONDS_IN_A_YEAR));
    boolean guest = Math.floorMod(place, ONE_GUEST_IN) == ONE_GUEST_IN - 1;
    return new ShopperProfile(
        new UUID(
            mix(segmentId.getMostSignificantBits() ^ place) & ~0xf000L | 0x4000L,
            mix(segmentId.getLeastSignificantBits() ^ mixed) >>> 2 | Long.MIN_VALUE),
        guest ? null : FIRST_CUSTOMER + place,
        created,
        created.plusSeconds(Math.floorMod(mixed >>> 32, SECONDS_IN_A_YEAR)));
  }

  /** The finalizer of SplitMix64: neighbours in, strangers out, and no two alike. */
  private static long mix(long value) {
    long mixed = value + 0x9e3779b97f4a7c15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
