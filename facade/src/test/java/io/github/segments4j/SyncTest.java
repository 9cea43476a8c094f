package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.segments4j.error.MissingScopeException;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.sync.SegmentSync;
import io.github.segments4j.sync.SyncListenerException;
import io.github.segments4j.sync.SyncPlan;
import io.github.segments4j.sync.SyncProgress;
import io.github.segments4j.sync.SyncResult;
import io.github.segments4j.testing.FakeStore;
import io.github.segments4j.testing.Fault;
import io.github.segments4j.testing.RecordedRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SyncTest extends FakeStoreTestBase {

  private static final long FIRST_CUSTOMER = 1001;

  @Test
  void apply_mirrorsCustomers() {
    store.withGuests();
    UUID segment = store.addSegment("S", 200);
    store.addShopperProfiles(260);
    Set<Long> wanted = customers(100, 260);
    wanted.addAll(List.of(9_000_001L, 9_000_002L));
    List<SyncProgress> progress = new ArrayList<>();

    SegmentSync sync = members(segment).syncToCustomers(wanted).createMissing();
    SyncPlan plan = sync.maxRemovalShare(0.6).plan();
    assertThat(writes()).isEmpty();
    SyncResult result = plan.apply(progress::add);

    // Two of the members from 100 to 199 are guests, who have no customer id.
    assertThat(plan.memberCount()).isEqualTo(200);
    assertThat(plan.toRemove()).hasSize(102);
    assertThat(plan.toAdd()).hasSize(59);
    assertThat(plan.toCreate()).containsExactly(9_000_001L, 9_000_002L);
    assertThat(result.isComplete()).isTrue();
    assertThat(result.changedConcurrently()).isFalse();
    assertThat(customersOf(segment)).isEqualTo(wanted);
    assertThat(plan.isEmpty()).isFalse();
    assertThat(progress)
        .extracting(SyncProgress::completed)
        .startsWith(2, 52, 63, 103)
        .endsWith(165);
    assertThat(progress).last().isEqualTo(new SyncProgress(165, 165));
    assertThat(progress).extracting(SyncProgress::completed).isSorted();

    int before = writes().size();
    SyncPlan secondPlan = sync.plan();
    assertThat(secondPlan.isEmpty()).isTrue();
    assertThat(secondPlan.apply().isComplete()).isTrue();
    assertThat(writes()).hasSize(before);
  }

  @Test
  void apply_sendsOnlyChanges() {
    UUID segment = store.addSegment("S", 1000);
    List<UUID> all = store.profileIds(1050);

    SyncPlan plan = members(segment).syncToProfiles(all.subList(50, 1050)).plan();
    SyncResult result = plan.apply();

    assertThat(plan.toRemove()).isEqualTo(all.subList(0, 50));
    assertThat(plan.toAdd()).isEqualTo(all.subList(1000, 1050));
    assertThat(writes()).hasSize(1 + 2);
    assertThat(plan)
        .hasToString(
            "SyncPlan[segment %s of store fake123 at %s/ has 1000 members: create 0, add 50, remove 50, 0 without profile]"
                .formatted(segment, store.url()));
    assertThat(result)
        .hasToString(
            "SyncResult[created BatchResult[0 succeeded, 0 unchanged, 0 failed],"
                + " added BatchResult[50 succeeded, 0 unchanged, 0 failed],"
                + " removed BatchResult[50 succeeded, 0 unchanged, 0 failed]]");
    assertThat(store.members(segment)).containsExactlyInAnyOrderElementsOf(all.subList(50, 1050));
  }

  @Test
  void plan_reportsCustomersWithoutProfile() {
    UUID segment = store.addSegment("S", 3);
    Set<Long> wanted = customers(0, 3);
    wanted.add(9_000_001L);

    SyncPlan plan = members(segment).syncToCustomers(wanted).plan();

    assertThat(plan.customersWithoutProfile()).containsExactly(9_000_001L);
    assertThat(plan.toCreate()).isEmpty();
    assertThat(plan.isEmpty()).isTrue();
  }

  @Test
  void listenerException_isThrownAfterAll() {
    UUID segment = store.addSegment("S", 10);
    List<UUID> wanted = store.profileIds(120).subList(5, 120);
    AtomicInteger calls = new AtomicInteger();
    SyncPlan plan = members(segment).syncToProfiles(wanted).plan();

    assertThatThrownBy(
            () ->
                plan.apply(
                    progress -> {
                      calls.incrementAndGet();
                      throw new AssertionError("display closed");
                    }))
        .isInstanceOfSatisfying(
            SyncListenerException.class, e -> assertThat(e.result().isComplete()).isTrue())
        .hasCauseInstanceOf(AssertionError.class)
        .hasMessageContaining("display closed");
    assertThat(calls).hasValue(1);
    assertThat(store.members(segment)).containsExactlyInAnyOrderElementsOf(wanted);
  }

  @Test
  void apply_exceedingRemovalLimit_throws() {
    UUID segment = store.addSegment("S", 10);
    SegmentSync sync = members(segment).syncToCustomers(List.of());

    SyncPlan plan = sync.plan();
    assertThat(plan.exceedsRemovalLimit()).isTrue();
    assertThatIllegalStateException()
        .isThrownBy(plan::apply)
        .withMessageContaining("plan removes 10 of 10 members, more than the allowed share of 0.5");
    assertThat(writes()).isEmpty();

    assertThat(sync.maxRemovalShare(1).plan().apply().removed().succeeded()).hasSize(10);
  }

  @Test
  void plan_readOnlyToken_changesNothing() {
    UUID segment = store.addSegment("S", 10);
    store.scopes(FakeStore.READ_ONLY);

    assertThatThrownBy(() -> members(segment).syncToCustomers(List.of(1L)).plan())
        .isInstanceOf(MissingScopeException.class)
        .hasMessageContaining("Customers: modify (store_v2_customers)");
    assertThat(writes()).isEmpty();
  }

  @Test
  void apply_secondRunCompletesFirst() {
    UUID segment = store.addSegment("S", 400);
    List<UUID> wanted = store.profileIds(800).subList(300, 800);
    SegmentSync sync = members(segment).syncToProfiles(wanted).maxRemovalShare(1);
    SyncPlan plan = sync.plan();
    store.passNext(1);
    store.failNext(5, Fault.response(500, "text/plain", "oops"));

    SyncResult result = plan.apply();
    assertThat(result.isComplete()).isFalse();
    assertThat(result.removed().failed()).hasSize(300);
    assertThat(writes()).noneMatch(request -> request.method().equals("DELETE"));
    assertThat(store.members(segment)).hasSizeGreaterThanOrEqualTo(400);
    assertThat(sync.plan().apply().isComplete()).isTrue();
    assertThat(store.members(segment)).containsExactlyInAnyOrderElementsOf(wanted);
    assertThat(sync.plan().isEmpty()).isTrue();
  }

  @Test
  void apply_interrupted_removesNothing() {
    UUID segment = store.addSegment("S", 200);
    List<UUID> wanted = store.profileIds(400).subList(100, 400);
    SyncPlan plan = members(segment).syncToProfiles(wanted).plan();
    Thread caller = Thread.currentThread();

    SyncResult result = plan.apply(progress -> caller.interrupt());

    assertThat(Thread.interrupted()).isTrue();
    assertThat(result.removed().failed()).hasSize(100);
    assertThat(writes()).noneMatch(request -> request.method().equals("DELETE"));
    assertThat(store.members(segment)).hasSizeGreaterThanOrEqualTo(250);
  }

  @Test
  void apply_laterStepFails_keepsEarlierResults() {
    UUID segment = store.addSegment("S", 0);
    SyncPlan plan = members(segment).syncToCustomers(List.of(9_000_001L)).createMissing().plan();
    client.segments().delete(List.of(segment));

    SyncResult result = plan.apply();

    assertThat(result.created().succeeded()).hasSize(1);
    assertThat(result.added().failed()).hasSize(1);
    assertThat(result.isComplete()).isFalse();
  }

  @Test
  void apply_failedItem_doesNotBlockRemovals() {
    UUID segment = store.addSegment("S", 10);
    UUID unknown = new UUID(1, 1);
    List<UUID> wanted = new ArrayList<>(store.members(segment).subList(1, 10));
    wanted.add(unknown);

    SyncResult result = members(segment).syncToProfiles(wanted).plan().apply();

    assertThat(result.added().failed()).containsOnlyKeys(unknown);
    assertThat(result.removed().succeeded()).hasSize(1);
  }

  @Test
  void apply_throwsOnlyBeforeFirstChange() {
    UUID segment = store.addSegment("S", 10);
    List<UUID> profiles = store.profileIds(11);
    SegmentSync sync = members(segment).syncToProfiles(profiles.subList(1, 11));
    SyncPlan addsAndRemoves = sync.plan();
    members(segment).add(profiles.subList(10, 11));
    SyncPlan removes = sync.plan();
    members(segment).remove(profiles.subList(10, 11));

    SyncResult result = addsAndRemoves.apply(progress -> store.scopes(FakeStore.READ_ONLY));

    assertThat(result.added().succeeded()).hasSize(1);
    assertThat(result.removed().failed().values())
        .singleElement()
        .satisfies(
            failure -> assertThat(failure.exception()).isInstanceOf(MissingScopeException.class));
    assertThatThrownBy(removes::apply).isInstanceOf(MissingScopeException.class);
  }

  @Test
  void plan_stopsListingOnceAllAreFound() {
    UUID segment = store.addSegment("S", 0);
    store.addShopperProfiles(1000);

    SyncPlan plan = members(segment).syncToCustomers(customers(0, 10)).concurrency(1).plan();

    assertThat(plan.toAdd()).hasSize(10);
    assertThat(store.requests()).hasSize(2);
  }

  @Test
  void maxRemovalShare_isExact() {
    UUID segment = store.addSegment("S", 100);
    List<UUID> wanted = store.members(segment).subList(29, 100);
    SegmentSync sync = members(segment).syncToProfiles(wanted);

    assertThat(sync.maxRemovalShare(0.29).plan().exceedsRemovalLimit()).isFalse();
    assertThat(sync.maxRemovalShare(0.28).plan().exceedsRemovalLimit()).isTrue();
    assertThat(sync.maxRemovalShare(0).plan().exceedsRemovalLimit()).isTrue();
  }

  @Test
  void concurrentChange_isReported() {
    UUID segment = store.addSegment("S", 600);
    SegmentSync sync = members(segment).syncToProfiles(store.profileIds(700));

    store.failNext(1, Fault.addingMembers(2));
    assertThat(sync.maxRemovalShare(1).plan().segmentChanged()).isTrue();

    SyncPlan plan = sync.plan();
    assertThat(plan.segmentChanged()).isFalse();
    members(segment).add(plan.toAdd().subList(0, 5));
    SyncResult result = plan.apply();
    assertThat(result.changedConcurrently()).isTrue();
    assertThat(result.added().unchanged()).isEqualTo(plan.toAdd().subList(0, 5));
  }

  private List<RecordedRequest> writes() {
    return store.requests().stream().filter(request -> !request.method().equals("GET")).toList();
  }

  private Set<Long> customersOf(UUID segment) {
    return new HashSet<>(
        store.shopperProfiles(segment).stream().map(ShopperProfile::customerId).toList());
  }

  /** Returns the customers of the profiles at the given indexes. */
  private Set<Long> customers(int from, int to) {
    Set<Long> customers = new HashSet<>();
    for (int i = from; i < to; i++) {
      if (i % 50 != 49) {
        customers.add(FIRST_CUSTOMER + i);
      }
    }
    return customers;
  }
}
