package io.github.segments4j.testing;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What there is to know of a shopper profile, computed from its place: a number that stands for it
 * inside the store. So profiles are held nowhere, and a million cost no more than none.
 */
final class ProfileGenerator {

  private static final Instant EPOCH = Instant.parse("2024-01-01T00:00:00Z");
  private static final int ONE_GUEST_IN = 50;
  private static final long FIRST_CUSTOMER = 1001;
  private static final long SECONDS_IN_A_YEAR = 365L * 24 * 60 * 60;

  /** Where the customers stand whose number among the others belongs to a guest. */
  private static final long ELSEWHERE = 1L << 60;

  private static final long ODD = 0x9e3779b97f4a7c15L;
  private static final long INVERSE_OF_ODD = inverse(ODD);
  private static final int BITS_OF_A_PLACE = 62;

  private ProfileGenerator() {}

  /** The id of the profile at a place. */
  static UUID id(long place) {
    long scattered = place * ODD << Long.SIZE - BITS_OF_A_PLACE >>> Long.SIZE - BITS_OF_A_PLACE;
    return new UUID(mix(place) & ~0xf000L | 0x4000L, scattered | Long.MIN_VALUE);
  }

  /** The place of the profile with an id; empty for an id that no profile can have. */
  static Optional<Long> place(UUID id) {
    long place =
        id.getLeastSignificantBits() * INVERSE_OF_ODD
            << Long.SIZE - BITS_OF_A_PLACE
            >> Long.SIZE - BITS_OF_A_PLACE;
    return id(place).equals(id) ? Optional.of(place) : Optional.empty();
  }

  /** The place of the one profile that a customer can have. */
  static long placeOfCustomer(long customerId) {
    long place = customerId - FIRST_CUSTOMER;
    return isGuest(place) ? ELSEWHERE + place : place;
  }

  static void append(StringBuilder json, long place) {
    long mixed = mix(place);
    Instant created = EPOCH.plusSeconds(Math.floorMod(mixed, SECONDS_IN_A_YEAR));
    Instant updated = created.plusSeconds(Math.floorMod(mixed >>> 32, SECONDS_IN_A_YEAR));
    json.append("{\"id\":\"").append(id(place)).append("\",\"customer_id\":");
    if (isGuest(place)) {
      json.append("null");
    } else {
      json.append(FIRST_CUSTOMER + (place < ELSEWHERE / 2 ? place : place - ELSEWHERE));
    }
    json.append(",\"created_at\":\"")
        .append(created)
        .append("\",\"updated_at\":\"")
        .append(updated)
        .append("\"}");
  }

  static String json(long place) {
    StringBuilder json = new StringBuilder();
    append(json, place);
    return json.toString();
  }

  /** Those before the first customer are guests too: an id of a customer is 1 or more. */
  private static boolean isGuest(long place) {
    return place <= -FIRST_CUSTOMER
        || place < ELSEWHERE / 2 && Math.floorMod(place, ONE_GUEST_IN) == ONE_GUEST_IN - 1;
  }

  /** The finalizer of SplitMix64: neighbours in, strangers out, and no two alike. */
  private static long mix(long value) {
    long mixed = value + 0x9e3779b97f4a7c15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }

  /** Newton's method: each round doubles the bits that are right, of which an odd number has 3. */
  private static long inverse(long odd) {
    long inverse = odd;
    for (int bits = 3; bits < Long.SIZE; bits *= 2) {
      inverse *= 2 - odd * inverse;
    }
    return inverse;
  }
}
