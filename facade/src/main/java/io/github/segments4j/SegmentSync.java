package io.github.segments4j;

import io.github.segments4j.internal.Checks;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.paging.PagedIterable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a segment contain exactly what is wanted: {@link #plan()} says what that takes, {@link
 * SyncPlan#apply()} does it. It can be stopped and begun again at any time, and changes nothing
 * when there is nothing to change. Needs the scope Customers: modify.
 *
 * <p>Immutable. Its memory grows with the ids of the wanted and of the members, and with nothing
 * else.
 */
public final class SegmentSync {

  private static final double REMOVED_AT_MOST = 0.5;
  private static final int CONCURRENCY = 4;

  private final SegmentsClient client;
  private final UUID segmentId;
  private final @Nullable Set<Long> customerIds;
  private final Set<UUID> profileIds;
  private final Options options;

  private record Options(boolean createMissing, double maxRemovalShare, int concurrency) {}

  private SegmentSync(
      SegmentsClient client,
      UUID segmentId,
      @Nullable Set<Long> customerIds,
      Set<UUID> profileIds,
      Options options) {
    this.client = client;
    this.segmentId = segmentId;
    this.customerIds = customerIds;
    this.profileIds = profileIds;
    this.options = options;
  }

  static SegmentSync toCustomers(SegmentsClient client, UUID segmentId, Set<Long> customerIds) {
    return new SegmentSync(
        client, segmentId, customerIds, Set.of(), new Options(false, REMOVED_AT_MOST, CONCURRENCY));
  }

  static SegmentSync toProfiles(SegmentsClient client, UUID segmentId, Set<UUID> profileIds) {
    return new SegmentSync(
        client, segmentId, null, profileIds, new Options(false, REMOVED_AT_MOST, CONCURRENCY));
  }

  /**
   * Creates shopper profiles for wanted customers that have none; else these are left out, and
   * named in the plan.
   *
   * @return a copy that does
   */
  public SegmentSync createMissing() {
    return with(new Options(true, options.maxRemovalShare, options.concurrency));
  }

  /**
   * Refuses a plan that would remove more, so that an empty file or a failed query does not empty a
   * segment.
   *
   * @param share of the members, from 0 to 1; 0.5 unless set
   * @return a copy with that guard
   * @throws IllegalArgumentException if it is not from 0 to 1
   */
  public SegmentSync maxRemovalShare(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share must be from 0 to 1, but was " + share);
    }
    return with(new Options(options.createMissing, share, options.concurrency));
  }

  /**
   * How many pages are asked for at a time when listing.
   *
   * @param requests 1 or more; 4 unless set
   * @return a copy with that concurrency
   * @throws IllegalArgumentException if it is less than 1
   */
  public SegmentSync concurrency(int requests) {
    Checks.atLeastOne("concurrency", requests);
    return with(new Options(options.createMissing, options.maxRemovalShare, requests));
  }

  /**
   * Lists the segment and finds out what has to change. If customers are wanted that are not in the
   * segment, it also lists the shopper profiles of the store, to the end or until all are found.
   *
   * @return what has to change, of which nothing is done yet
   * @throws io.github.segments4j.error.SegmentsException if something cannot be listed, for
   *     instance for lack of the scope
   */
  public SyncPlan plan() {
    AtomicBoolean changed = new AtomicBoolean();
    Set<UUID> toAdd = new LinkedHashSet<>(profileIds);
    Set<UUID> toRemove = new LinkedHashSet<>();
    Set<Long> missing = customerIds == null ? Set.of() : new LinkedHashSet<>(customerIds);
    int members = 0;
    for (ShopperProfile member :
        with(client.segment(segmentId).shopperProfiles().list())
            .onChange(change -> changed.set(true))) {
      members++;
      boolean wanted =
          customerIds == null
              ? profileIds.contains(member.id())
              : member.customerId() != null && customerIds.contains(member.customerId());
      if (!wanted) {
        toRemove.add(member.id());
      } else if (customerIds == null) {
        toAdd.remove(member.id());
      } else {
        missing.remove(member.customerId());
      }
    }
    if (!missing.isEmpty()) {
      find(missing, toAdd);
    }
    return new SyncPlan(
        client,
        segmentId,
        members,
        new ArrayList<>(toAdd),
        new ArrayList<>(toRemove),
        options.createMissing ? new ArrayList<>(missing) : List.of(),
        options.createMissing ? List.of() : new ArrayList<>(missing),
        options.maxRemovalShare,
        changed.get());
  }

  /** Moves the customers that have a profile to the profiles that are to be added. */
  private void find(Set<Long> missing, Set<UUID> toAdd) {
    try (Stream<ShopperProfile> profiles = with(client.shopperProfiles().list()).stream()) {
      profiles
          .takeWhile(profile -> !missing.isEmpty())
          .filter(profile -> missing.remove(profile.customerId()))
          .map(ShopperProfile::id)
          .forEach(toAdd::add);
    }
  }

  private PagedIterable<ShopperProfile> with(PagedIterable<ShopperProfile> listing) {
    return listing.concurrency(options.concurrency);
  }

  private SegmentSync with(Options changed) {
    return new SegmentSync(client, segmentId, customerIds, profileIds, changed);
  }

  /** What is wanted of which segment. */
  @Override
  public String toString() {
    return "SegmentSync[of segment %s of %s to %s]"
        .formatted(
            segmentId,
            client,
            customerIds == null
                ? profileIds.size() + " shopper profiles"
                : customerIds.size() + " customers");
  }
}
