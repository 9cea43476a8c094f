package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.segments4j.error.MissingScopeException;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.sync.SegmentSync;
import io.github.segments4j.sync.SyncPlan;
import io.github.segments4j.sync.SyncProgress;
import io.github.segments4j.sync.SyncResult;
import io.github.segments4j.testing.FakeStore;
import io.github.segments4j.testing.Fault;
import io.github.segments4j.testing.RecordedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SyncTest extends FakeStoreTestBase {

  private static final long FIRST_CUSTOMER = 1001;

  @Test
  void makesTheSegmentContainExactlyTheWantedCustomers() {
    UUID segment = store.addSegment("S", 200);
    store.addShopperProfiles(260);
    Set<Long> wanted = customers(100, 260);
    wanted.addAll(List.of(9_000_001L, 9_000_002L));
    List<SyncProgress> told = new ArrayList<>();

    SegmentSync sync =
        client.segment(segment).shopperProfiles().syncToCustomers(wanted).createMissing();
    SyncPlan plan = sync.maxRemovalShare(0.6).plan();
    assertThat(writes()).isEmpty();
    SyncResult result = plan.apply(told::add);

    // Of 100 to 199 two are guests, whom no customer id names.
    assertThat(plan.memberCount()).isEqualTo(200);
    assertThat(plan.toRemove()).hasSize(102);
    assertThat(plan.toAdd()).hasSize(59);
    assertThat(plan.toCreate()).containsExactly(9_000_001L, 9_000_002L);
    assertThat(result.isComplete()).isTrue();
    assertThat(result.changedConcurrently()).isFalse();
    assertThat(customersOf(segment)).isEqualTo(wanted);
    assertThat(plan.isEmpty()).isFalse();
    assertThat(told).extracting(SyncProgress::completed).startsWith(2, 52, 63, 103).endsWith(165);
    assertThat(told).last().isEqualTo(new SyncProgress(165, 165));
    assertThat(told).extracting(SyncProgress::completed).isSorted();

    int before = writes().size();
    SyncPlan again = sync.plan();
    assertThat(again.isEmpty()).isTrue();
    assertThat(again.apply().isComplete()).isTrue();
    assertThat(writes()).hasSize(before);
  }

  @Test
  void sendsWhatIsNeededAndNothingElse() {
    UUID segment = store.addSegment("S", 1000);
    List<UUID> all = profileIds(1050);

    SyncPlan plan =
        client.segment(segment).shopperProfiles().syncToProfiles(all.subList(50, 1050)).plan();
    SyncResult result = plan.apply();

    assertThat(plan.toRemove()).isEqualTo(all.subList(0, 50));
    assertThat(plan.toAdd()).isEqualTo(all.subList(1000, 1050));
    assertThat(writes()).hasSize(1 + 2);
    assertThat(plan)
        .hasToString(
            "SyncPlan[segment "
                + segment
                + " has 1000 members: create 0, add 50, remove 50, 0 without profile]");
    assertThat(result)
        .hasToString(
            "SyncResult[created BatchResult[0 succeeded, 0 unchanged, 0 failed],"
                + " added BatchResult[50 succeeded, 0 unchanged, 0 failed],"
                + " removed BatchResult[50 succeeded, 0 unchanged, 0 failed]]");
    assertThat(store.members(segment)).containsExactlyInAnyOrderElementsOf(all.subList(50, 1050));
  }

  @Test
  void customersWithoutProfileAreNamedAndLeftOut() {
    UUID segment = store.addSegment("S", 3);
    Set<Long> wanted = customers(0, 3);
    wanted.add(9_000_001L);

    SyncPlan plan = client.segment(segment).shopperProfiles().syncToCustomers(wanted).plan();

    assertThat(plan.customersWithoutProfile()).containsExactly(9_000_001L);
    assertThat(plan.toCreate()).isEmpty();
    assertThat(plan.isEmpty()).isTrue();
  }

  @Test
  void refusesToRemoveMoreThanItMay() {
    UUID segment = store.addSegment("S", 10);
    SegmentSync sync = client.segment(segment).shopperProfiles().syncToCustomers(List.of());

    SyncPlan plan = sync.plan();
    assertThat(plan.exceedsRemovalLimit()).isTrue();
    assertThatIllegalStateException()
        .isThrownBy(plan::apply)
        .withMessageContaining("the plan removes 10 of 10 members, more than the share of 0.5");
    assertThat(writes()).isEmpty();

    assertThat(sync.maxRemovalShare(1).plan().apply().removed().succeeded()).hasSize(10);
  }

  @Test
  void aTokenThatMayNotWriteIsFoundOutBeforeAnythingIsChanged() {
    UUID segment = store.addSegment("S", 10);
    store.scopes(FakeStore.READ_ONLY);

    assertThatThrownBy(
            () -> client.segment(segment).shopperProfiles().syncToCustomers(List.of(1L)).plan())
        .isInstanceOf(MissingScopeException.class)
        .hasMessageContaining("Customers: modify (store_v2_customers)");
    assertThat(writes()).isEmpty();
  }

  @Test
  void whatFailedIsDoneByTheNextOne() {
    UUID segment = store.addSegment("S", 400);
    List<UUID> wanted = profileIds(800).subList(300, 800);
    SegmentSync sync =
        client.segment(segment).shopperProfiles().syncToProfiles(wanted).maxRemovalShare(1);
    SyncPlan plan = sync.plan();
    store.failNext(1, Fault.delay(Duration.ZERO));
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
  void anInterruptedSyncRemovesNothing() {
    UUID segment = store.addSegment("S", 200);
    List<UUID> wanted = profileIds(400).subList(100, 400);
    SyncPlan plan = client.segment(segment).shopperProfiles().syncToProfiles(wanted).plan();
    Thread caller = Thread.currentThread();

    SyncResult result = plan.apply(progress -> caller.interrupt());

    assertThat(Thread.interrupted()).isTrue();
    assertThat(result.removed().failed()).hasSize(100);
    assertThat(writes()).noneMatch(request -> request.method().equals("DELETE"));
    assertThat(store.members(segment)).hasSizeGreaterThanOrEqualTo(250);
  }

  @Test
  void whatWasDoneBeforeALaterStepFailedIsInTheResult() {
    UUID segment = store.addSegment("S", 0);
    SyncPlan plan =
        client
            .segment(segment)
            .shopperProfiles()
            .syncToCustomers(List.of(9_000_001L))
            .createMissing()
            .plan();
    client.segments().delete(List.of(segment));

    SyncResult result = plan.apply();

    assertThat(result.created().succeeded()).hasSize(1);
    assertThat(result.added().failed()).hasSize(1);
    assertThat(result.isComplete()).isFalse();
  }

  @Test
  void anItemThatFailedKeepsNoOtherFromBeingRemoved() {
    UUID segment = store.addSegment("S", 10);
    UUID unknown = new UUID(1, 1);
    List<UUID> wanted = new ArrayList<>(store.members(segment).subList(1, 10));
    wanted.add(unknown);

    SyncResult result =
        client.segment(segment).shopperProfiles().syncToProfiles(wanted).plan().apply();

    assertThat(result.added().failed()).containsOnlyKeys(unknown);
    assertThat(result.removed().succeeded()).hasSize(1);
  }

  @Test
  void aRefusalIsThrownWhileNothingIsDoneAndToldFromThenOn() {
    UUID segment = store.addSegment("S", 10);
    List<UUID> profiles = profileIds(11);
    SegmentSync sync =
        client.segment(segment).shopperProfiles().syncToProfiles(profiles.subList(1, 11));
    SyncPlan addsAndRemoves = sync.plan();
    client.segment(segment).shopperProfiles().add(profiles.subList(10, 11));
    SyncPlan removes = sync.plan();
    client.segment(segment).shopperProfiles().remove(profiles.subList(10, 11));

    SyncResult result = addsAndRemoves.apply(progress -> store.scopes(FakeStore.READ_ONLY));

    assertThat(result.added().succeeded()).hasSize(1);
    assertThat(result.removed().failed().values())
        .singleElement()
        .satisfies(
            failure -> assertThat(failure.exception()).isInstanceOf(MissingScopeException.class));
    assertThatThrownBy(removes::apply).isInstanceOf(MissingScopeException.class);
  }

  @Test
  void looksForProfilesUntilAllAreFound() {
    UUID segment = store.addSegment("S", 0);
    store.addShopperProfiles(1000);

    SyncPlan plan =
        client
            .segment(segment)
            .shopperProfiles()
            .syncToCustomers(customers(0, 10))
            .concurrency(1)
            .plan();

    assertThat(plan.toAdd()).hasSize(10);
    assertThat(store.requests()).hasSize(2);
  }

  @Test
  void theGuardIsExact() {
    UUID segment = store.addSegment("S", 100);
    List<UUID> wanted = store.members(segment).subList(29, 100);
    SegmentSync sync = client.segment(segment).shopperProfiles().syncToProfiles(wanted);

    assertThat(sync.maxRemovalShare(0.29).plan().exceedsRemovalLimit()).isFalse();
    assertThat(sync.maxRemovalShare(0.28).plan().exceedsRemovalLimit()).isTrue();
    assertThat(sync.maxRemovalShare(0).plan().exceedsRemovalLimit()).isTrue();
  }

  @Test
  void saysThatTheSegmentChangesMeanwhile() {
    UUID segment = store.addSegment("S", 600);
    SegmentSync sync = client.segment(segment).shopperProfiles().syncToProfiles(profileIds(700));

    store.failNext(1, Fault.addingMembers(2));
    assertThat(sync.maxRemovalShare(1).plan().segmentChanged()).isTrue();

    SyncPlan plan = sync.plan();
    assertThat(plan.segmentChanged()).isFalse();
    client.segment(segment).shopperProfiles().add(plan.toAdd().subList(0, 5));
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

  /** The customers of the profiles from one place of the store's population to another. */
  private Set<Long> customers(int from, int to) {
    Set<Long> customers = new HashSet<>();
    for (int place = from; place < to; place++) {
      if (place % 50 != 49) {
        customers.add(FIRST_CUSTOMER + place);
      }
    }
    return customers;
  }
}
