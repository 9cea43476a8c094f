package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.segments4j.batch.BatchResult;
import io.github.segments4j.call.RetryPolicy;
import io.github.segments4j.model.NewSegment;
import io.github.segments4j.model.SegmentUpdate;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.testing.Fault;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Writes that the store processed, although their responses were lost. */
class IdempotentWriteTest extends FakeStoreTestBase {

  @Override
  protected SegmentsClient.Builder clientBuilder() {
    return super.clientBuilder().retryPolicy(RetryPolicy.standard()).clock(new FakeClock());
  }

  private void assertRetried(BatchResult<?, ?> result) {
    assertThat(result.failed()).isEmpty();
    assertThat(store.requests()).hasSize(2);
  }

  @Test
  void add_lostResponse_isRetried() {
    UUID segment = store.addSegment(0);
    List<UUID> profiles = idsOf(store.shopperProfiles(store.addSegment(3)));
    store.failNext(1, Fault.droppedConnection());

    assertRetried(members(segment).add(profiles));
    assertThat(idsOf(store.shopperProfiles(segment))).hasSameElementsAs(profiles);
  }

  @Test
  void remove_lostResponse_isRetried() {
    UUID segment = store.addSegment(3);
    store.failNext(1, Fault.droppedConnection());

    assertRetried(members(segment).remove(idsOf(store.shopperProfiles(segment))));
    assertThat(store.shopperProfiles(segment)).isEmpty();
  }

  @Test
  void update_lostResponse_isRetried() {
    UUID segment = store.addSegment(0);
    store.failNext(1, Fault.droppedConnection());

    assertRetried(client.segments().update(List.of(new SegmentUpdate(segment, "Regulars", null))));
  }

  @Test
  void delete_lostResponse_isRetried() {
    UUID segment = store.addSegment(0);
    store.failNext(1, Fault.droppedConnection());

    assertRetried(client.segments().delete(List.of(segment)));
  }

  @Test
  void create_lostResponse_isNotRetried() {
    store.failNext(1, Fault.droppedConnection());

    assertThat(client.segments().create(List.of(new NewSegment("Regulars", null))).failed())
        .hasSize(1);
    assertThat(store.requests()).hasSize(1);
  }

  private static List<UUID> idsOf(List<ShopperProfile> profiles) {
    return profiles.stream().map(ShopperProfile::id).toList();
  }
}
