package io.github.segments4j.sync;

import io.github.segments4j.internal.check.Checks;
import io.github.segments4j.internal.sync.SegmentAccess;
import io.github.segments4j.model.ShopperProfile;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * A sync of a segment to a set of customers or shopper profiles. {@link #plan()} computes the
 * changes and {@link SyncPlan#apply()} makes them. An interrupted sync can be run again; a segment
 * that is up to date is not changed. Requires the scope Customers: modify.
 *
 * <p>Immutable. Memory use is proportional to the number of wanted ids plus members.
 */
public final class SegmentSync {

  private final SegmentAccess access;
  private final Set<Long> customerIds;
  private final Set<UUID> profileIds;
  private final boolean createMissing;
  private final double maxRemovalShare;
  private final int concurrency;

  private SegmentSync(
      SegmentAccess access,
      Set<Long> customerIds,
      Set<UUID> profileIds,
      boolean createMissing,
      double maxRemovalShare,
      int concurrency) {
    this.access = access;
    this.customerIds = customerIds;
    this.profileIds = profileIds;
    this.createMissing = createMissing;
    this.maxRemovalShare = maxRemovalShare;
    this.concurrency = concurrency;
  }

  /**
   * Creates a sync to customers or shopper profiles; the sets must permit {@code contains(null)},
   * since guests have no customer id. For this library only: an argument is not exported.
   *
   * @hidden
   */
  @SuppressWarnings({"exports", "InvalidBlockTag"})
  public static SegmentSync of(SegmentAccess access, Set<Long> customerIds, Set<UUID> profileIds) {
    return new SegmentSync(access, customerIds, profileIds, false, 0.5, 4);
  }

  /**
   * Returns a copy that also creates shopper profiles for customers that have none. By default such
   * customers are skipped and listed in the plan.
   *
   * @return the copy
   */
  public SegmentSync createMissing() {
    return with(true, maxRemovalShare, concurrency);
  }

  /**
   * Returns a copy that rejects a plan which removes a larger share of the members, so that an
   * empty file or a failed query does not empty a segment. Defaults to 0.5.
   *
   * @param share the largest share, from 0 to 1
   * @return the copy
   * @throws IllegalArgumentException if {@code share} is not between 0 and 1
   */
  public SegmentSync maxRemovalShare(double share) {
    return with(createMissing, Checks.share("share", share), concurrency);
  }

  /**
   * Returns a copy that lists with the given concurrency. Defaults to 4.
   *
   * @param requests the maximum number of requests in flight, 1 or more
   * @return the copy
   * @throws IllegalArgumentException if {@code requests} is less than 1
   */
  public SegmentSync concurrency(int requests) {
    return with(createMissing, maxRemovalShare, Checks.positive("concurrency", requests));
  }

  /**
   * Lists the segment and computes the changes. If wanted customers are not in the segment, also
   * lists the shopper profiles of the store, to the end or until all are found.
   *
   * @return the changes, not yet made
   * @throws io.github.segments4j.error.SegmentsException if a listing fails, for instance for lack
   *     of the scope
   */
  public SyncPlan plan() {
    AtomicBoolean changed = new AtomicBoolean();
    Set<Long> withoutProfile = new LinkedHashSet<>(customerIds);
    Set<UUID> toAdd = new LinkedHashSet<>(profileIds);
    Set<UUID> toRemove = new LinkedHashSet<>();
    int memberCount = 0;
    for (ShopperProfile member :
        access.members().concurrency(concurrency).onChange(change -> changed.set(true))) {
      memberCount++;
      if (customerIds.contains(member.customerId()) || profileIds.contains(member.id())) {
        withoutProfile.remove(member.customerId());
        toAdd.remove(member.id());
      } else {
        toRemove.add(member.id());
      }
    }
    if (!withoutProfile.isEmpty()) {
      toAdd.addAll(takeProfiles(withoutProfile));
    }
    List<Long> missing = List.copyOf(withoutProfile);
    return new SyncPlan(
        access,
        new SyncChanges(
            memberCount,
            createMissing ? missing : List.of(),
            List.copyOf(toAdd),
            List.copyOf(toRemove),
            createMissing ? List.of() : missing,
            changed.get()),
        maxRemovalShare);
  }

  /** Finds the shopper profiles of customers, and removes these customers from the set. */
  private List<UUID> takeProfiles(Set<Long> missing) {
    try (Stream<ShopperProfile> profiles = access.profiles().concurrency(concurrency).stream()) {
      return profiles
          .takeWhile(profile -> !missing.isEmpty())
          .filter(profile -> missing.remove(profile.customerId()))
          .map(ShopperProfile::id)
          .toList();
    }
  }

  private SegmentSync with(boolean createMissing, double maxRemovalShare, int concurrency) {
    return new SegmentSync(
        access, customerIds, profileIds, createMissing, maxRemovalShare, concurrency);
  }

  /** Returns the segment and the number of wanted members. */
  @Override
  public String toString() {
    return "SegmentSync[%s to %s members]"
        .formatted(access.segment(), customerIds.size() + profileIds.size());
  }
}
