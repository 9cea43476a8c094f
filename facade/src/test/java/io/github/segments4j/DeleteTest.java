package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.segments4j.batch.BatchResult;
import io.github.segments4j.testing.RecordedRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every delete names its ids: the API deletes everything when there are none. */
class DeleteTest extends FakeStoreTestBase {

  private static final UUID UNKNOWN = UUID.fromString("00000000-0000-4000-8000-000000000001");

  @Test
  void deleteAll_withoutConfirmation_isRejected() {
    UUID a = store.addSegment("A", 130);
    UUID b = store.addSegment("B", 3);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> members(a).removeAll(b))
        .withMessageContaining("segmentId must be " + a + " to confirm");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.segments().deleteAll("other"))
        .withMessageContaining("storeHash must be fake123 to confirm");
    assertThatIllegalArgumentException().isThrownBy(() -> client.shopperProfiles().deleteAll(null));
    assertThat(store.requests()).isEmpty();
  }

  @Test
  void deleteAll_deletesById() {
    UUID a = store.addSegment("A", 130);
    UUID b = store.addSegment("B", 3);

    assertThat(members(a).removeAll(a).succeeded()).hasSize(130);
    assertThat(store.members(a)).isEmpty();
    assertThat(client.segments().deleteAll("fake123").succeeded()).containsExactly(a, b);
    assertThat(client.shopperProfiles().deleteAll("fake123").succeeded()).hasSize(130);
    assertThat(client.shopperProfiles().list()).isEmpty();
    assertEveryDeleteHasIds();
  }

  @Test
  void delete_neverOmitsIds() {
    UUID segment = store.addSegment("A", 3);
    for (Runnable call : deletes(segment)) {
      try {
        call.run();
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageMatching("ids must not (be|contain) null");
      }
    }

    assertEveryDeleteHasIds();
    assertThat(store.segments()).hasSize(1);
  }

  @Test
  void delete_noIds_returnsEmptyResult() {
    assertThat(client.segments().delete(List.of()))
        .isEqualTo(new BatchResult<>(List.of(), List.of(), Map.of()));
    assertThat(store.requests()).isEmpty();
  }

  private List<Runnable> deletes(UUID segment) {
    List<List<UUID>> lists = new ArrayList<>();
    lists.add(null);
    lists.add(List.of());
    lists.add(List.of(UNKNOWN, UNKNOWN));
    lists.add(Collections.nCopies(200, UNKNOWN));
    lists.add(Arrays.asList(UNKNOWN, null));
    lists.add(Collections.singletonList(null));
    List<Runnable> calls = new ArrayList<>();
    for (List<UUID> ids : lists) {
      calls.add(() -> client.segments().delete(ids));
      calls.add(() -> client.shopperProfiles().delete(ids));
      calls.add(() -> members(segment).remove(ids));
      calls.add(() -> members(segment).syncToProfiles(ids).maxRemovalShare(1).plan());
    }
    calls.add(() -> members(segment).syncToCustomers(List.of()).maxRemovalShare(1).plan().apply());
    calls.add(() -> members(segment).removeAll(segment));
    return calls;
  }

  private void assertEveryDeleteHasIds() {
    assertThat(store.requests())
        .filteredOn(request -> request.method().equals("DELETE"))
        .extracting(RecordedRequest::query)
        .isNotEmpty()
        .allMatch(query -> query.matches("id:in=[0-9a-f]{8}-.*"));
  }
}
