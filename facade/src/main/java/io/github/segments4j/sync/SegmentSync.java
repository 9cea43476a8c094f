package io.github.segments4j.sync;

import io.github.segments4j.internal.check.Checks;
import io.github.segments4j.internal.sync.SegmentAccess;
import io.github.segments4j.model.ShopperProfile;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A sync of a segment to a set of customers or shopper profiles. {@link #plan()} computes the
 * changes and {@link SyncPlan#apply()} makes them. An interrupted sync can be run again; a segment
 * that is up to date is not changed. Requires the scope Customers: modify.
 *
 * <p>Immutable. Memory use is proportional to the number of wanted ids plus members.
 */
public final class SegmentSync {

  private static final Options DEFAULT_OPTIONS = new Options(false, 0.5, 4);

  private final SegmentAccess access;
  private final Wanted<?> wanted;
  private final Options options;

  private record Options(boolean createMissing, double maxRemovalShare, int concurrency) {}

  /**
   * The wanted members.
   *
   * @param unit names the keys
   * @param keys the keys of the wanted members
   * @param keyOf returns the key of a shopper profile; null if it has none, as a guest
   * @param resolve finds the shopper profiles of keys that are missing in the segment
   */
  private record Wanted<K>(
      String unit,
      Set<K> keys,
      Function<ShopperProfile, @Nullable K> keyOf,
      BiFunction<SegmentSync, Set<K>, Resolved> resolve) {}

  private record Resolved(Set<UUID> profileIds, Set<Long> customersWithoutProfile) {}

  private SegmentSync(SegmentAccess access, Wanted<?> wanted, Options options) {
    this.access = access;
    this.wanted = wanted;
    this.options = options;
  }

  /**
   * Creates a sync to customers. For this library only: an argument is not exported.
   *
   * @hidden
   */
  @SuppressWarnings({"exports", "InvalidBlockTag"})
  public static SegmentSync toCustomers(SegmentAccess access, Set<Long> customerIds) {
    return new SegmentSync(
        access,
        new Wanted<>(
            "customers", customerIds, ShopperProfile::customerId, SegmentSync::findProfiles),
        DEFAULT_OPTIONS);
  }

  /**
   * Creates a sync to shopper profiles. For this library only: an argument is not exported.
   *
   * @hidden
   */
  @SuppressWarnings({"exports", "InvalidBlockTag"})
  public static SegmentSync toProfiles(SegmentAccess access, Set<UUID> profileIds) {
    return new SegmentSync(
        access,
        new Wanted<>(
            "shopper profiles",
            profileIds,
            ShopperProfile::id,
            (sync, missing) -> new Resolved(missing, Set.of())),
        DEFAULT_OPTIONS);
  }

  /**
   * Returns a copy that also creates shopper profiles for customers that have none. By default such
   * customers are skipped and listed in the plan.
   *
   * @return the copy
   */
  public SegmentSync createMissing() {
    return with(new Options(true, options.maxRemovalShare, options.concurrency));
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
    return with(
        new Options(options.createMissing, Checks.share("share", share), options.concurrency));
  }

  /**
   * Returns a copy that lists with the given concurrency. Defaults to 4.
   *
   * @param requests the maximum number of requests in flight, 1 or more
   * @return the copy
   * @throws IllegalArgumentException if {@code requests} is less than 1
   */
  public SegmentSync concurrency(int requests) {
    return with(
        new Options(
            options.createMissing,
            options.maxRemovalShare,
            Checks.positive("concurrency", requests)));
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
    return plan(wanted);
  }

  private <K> SyncPlan plan(Wanted<K> wantedMembers) {
    AtomicBoolean changed = new AtomicBoolean();
    Set<K> missing = new LinkedHashSet<>(wantedMembers.keys);
    Set<UUID> toRemove = new LinkedHashSet<>();
    int memberCount = 0;
    for (ShopperProfile member :
        access.members().concurrency(options.concurrency).onChange(change -> changed.set(true))) {
      memberCount++;
      K key = wantedMembers.keyOf.apply(member);
      if (key == null || !wantedMembers.keys.contains(key)) {
        toRemove.add(member.id());
      } else {
        missing.remove(key);
      }
    }
    Resolved resolved =
        missing.isEmpty()
            ? new Resolved(Set.of(), Set.of())
            : wantedMembers.resolve.apply(this, missing);
    List<Long> withoutProfile = List.copyOf(resolved.customersWithoutProfile);
    return new SyncPlan(
        access,
        new SyncChanges(
            memberCount,
            options.createMissing ? withoutProfile : List.of(),
            List.copyOf(resolved.profileIds),
            List.copyOf(toRemove),
            options.createMissing ? List.of() : withoutProfile,
            changed.get()),
        options.maxRemovalShare);
  }

  private Resolved findProfiles(Set<Long> customerIds) {
    Set<UUID> found = new LinkedHashSet<>();
    try (Stream<ShopperProfile> profiles =
        access.profiles().concurrency(options.concurrency).stream()) {
      profiles
          .takeWhile(profile -> !customerIds.isEmpty())
          .filter(profile -> customerIds.remove(profile.customerId()))
          .map(ShopperProfile::id)
          .forEach(found::add);
    }
    return new Resolved(found, customerIds);
  }

  private SegmentSync with(Options changed) {
    return new SegmentSync(access, wanted, changed);
  }

  /** Returns the segment and the number of wanted members. */
  @Override
  public String toString() {
    return "SegmentSync[%s to %s %s]".formatted(access.segment(), wanted.keys.size(), wanted.unit);
  }
}
