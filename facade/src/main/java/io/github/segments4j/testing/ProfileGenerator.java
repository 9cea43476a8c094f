package io.github.segments4j.testing;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A generator that computes shopper profiles from their indexes instead of storing them.
 *
 * <p>The index of a profile determines its id, customer and timestamps. A store of a million
 * profiles therefore needs no more memory than an empty one.
 */
final class ProfileGenerator {

  private static final Instant EPOCH = Instant.parse("2024-01-01T00:00:00Z");
  private static final int GUEST_INTERVAL = 50;
  private static final long FIRST_CUSTOMER_ID = 1001;
  private static final long SECONDS_PER_YEAR = 365L * 24 * 60 * 60;

  /** Added to the index of a customer whose regular index belongs to a guest. */
  private static final long DISPLACEMENT = 1L << 60;

  /** The increment of {@link java.util.SplittableRandom}, an odd number. */
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private static final long GOLDEN_GAMMA_INVERSE = inverse(GOLDEN_GAMMA);
  private static final int INDEX_BITS = 62;

  private volatile boolean guests;

  /** Makes every fiftieth profile that of a guest. */
  void withGuests() {
    guests = true;
  }

  /** {@return the id of the profile at an index} */
  static UUID id(long index) {
    long scrambled = index * GOLDEN_GAMMA << Long.SIZE - INDEX_BITS >>> Long.SIZE - INDEX_BITS;
    return new UUID(mix(index) & ~0xf000L | 0x4000L, scrambled | Long.MIN_VALUE);
  }

  /** {@return the index of the profile with an id, or empty if no profile can have this id} */
  static Optional<Long> index(UUID id) {
    long index =
        id.getLeastSignificantBits() * GOLDEN_GAMMA_INVERSE
            << Long.SIZE - INDEX_BITS
            >> Long.SIZE - INDEX_BITS;
    return id(index).equals(id) ? Optional.of(index) : Optional.empty();
  }

  /** {@return the index of the profile of a customer} */
  long indexOfCustomer(long customerId) {
    long index = customerId - FIRST_CUSTOMER_ID;
    return isGuest(index) ? DISPLACEMENT + index : index;
  }

  void append(StringBuilder json, long index) {
    long mixed = mix(index);
    Instant created = EPOCH.plusSeconds(Math.floorMod(mixed, SECONDS_PER_YEAR));
    Instant updated = created.plusSeconds(Math.floorMod(mixed >>> 32, SECONDS_PER_YEAR));
    json.append("{\"id\":\"").append(id(index)).append("\",\"customer_id\":");
    if (isGuest(index)) {
      json.append("null");
    } else {
      json.append(FIRST_CUSTOMER_ID + (isDisplaced(index) ? index - DISPLACEMENT : index));
    }
    json.append(",\"created_at\":\"")
        .append(created)
        .append("\",\"updated_at\":\"")
        .append(updated)
        .append("\"}");
  }

  String json(long index) {
    StringBuilder json = new StringBuilder();
    append(json, index);
    return json.toString();
  }

  /** Customer ids start at 1, so every profile with a smaller one is a guest too. */
  private boolean isGuest(long index) {
    return index <= -FIRST_CUSTOMER_ID
        || guests
            && !isDisplaced(index)
            && Math.floorMod(index, GUEST_INTERVAL) == GUEST_INTERVAL - 1;
  }

  private static boolean isDisplaced(long index) {
    return index >= DISPLACEMENT / 2;
  }

  /** Applies the finalizer of SplitMix64, a bijection. */
  private static long mix(long value) {
    long mixed = value + GOLDEN_GAMMA;
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }

  /**
   * Computes the multiplicative inverse modulo 2<sup>64</sup> by Newton's method.
   *
   * <p>Each iteration doubles the number of correct bits; an odd number is its own inverse in the
   * lowest 3 bits.
   */
  private static long inverse(long odd) {
    long inverse = odd;
    for (int correctBits = 3; correctBits < Long.SIZE; correctBits *= 2) {
      inverse *= 2 - odd * inverse;
    }
    return inverse;
  }
}
