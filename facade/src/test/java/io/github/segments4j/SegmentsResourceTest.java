package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.segments4j.batch.BatchResult;
import io.github.segments4j.error.ConflictException;
import io.github.segments4j.model.NewSegment;
import io.github.segments4j.model.Segment;
import io.github.segments4j.model.SegmentUpdate;
import io.github.segments4j.testing.Fault;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SegmentsResourceTest extends FakeStoreTestBase {

  private static final UUID UNKNOWN = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final Fault NOT_FOUND =
      Fault.json(
          404,
          """
          {"title": "Not Found"}
          """);

  @Test
  void list_returnsEverySegment() {
    List<UUID> ids = addSegments(90);

    assertThat(client.segments().list().pageSize(40)).extracting(Segment::id).isEqualTo(ids);
    assertThat(store.requests()).hasSize(3);
  }

  @Test
  void list_withIds_returnsThoseSegments() {
    List<UUID> ids = addSegments(90);

    assertThat(client.segments().list(ids.subList(5, 90)))
        .extracting(Segment::name)
        .containsExactlyElementsOf(IntStream.range(5, 90).mapToObj(i -> "S" + i).toList());
    assertThat(store.requests()).hasSize(3);
    assertThat(client.segments().list(ids.subList(0, 80))).hasSize(80);
    assertThat(client.segments().list(List.of(UNKNOWN))).isEmpty();
  }

  @Test
  void create_returnsSegment() {
    Segment regulars = client.segments().create("Regulars, \"best\"", "Three orders\nor more");

    assertThat(client.segments().list())
        .containsExactly(regulars)
        .extracting(Segment::name, Segment::description)
        .containsExactly(tuple("Regulars, \"best\"", "Three orders\nor more"));
  }

  @Test
  void create_takenName_throwsConflict() {
    store.addSegment("Regulars", 0);

    assertThatThrownBy(() -> client.segments().create("Regulars", null))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void create_blankName_isRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.segments().create(" ", null))
        .withMessage("name must not be blank");
  }

  @Test
  void createBatch_takenName_isUnchanged() {
    store.addSegment("S7", 0);
    List<NewSegment> wanted =
        IntStream.range(0, 120).mapToObj(i -> new NewSegment("S" + i, null)).toList();

    BatchResult<NewSegment, Segment> result = client.segments().create(wanted);

    assertThat(result.succeeded()).hasSize(119).extracting(Segment::name).doesNotContain("S7");
    assertThat(result.unchanged()).containsExactly(wanted.get(7));
    assertThat(result.isComplete()).isTrue();
    assertThat(store.segments()).hasSize(120);
    // The conflict, a listing of the names, and the other 49 segments.
    assertThat(store.requests()).hasSize(5);
  }

  @Test
  void createBatch_duplicateName_isRejected() {
    List<NewSegment> wanted = List.of(new NewSegment("A", "x"), new NewSegment("A", "y"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.segments().create(wanted))
        .withMessage("segments must have distinct names, but two are named \"A\"");
  }

  @Test
  void createBatch_readsLargeErrorBody() {
    String description = "x".repeat(3000);
    List<NewSegment> wanted =
        IntStream.range(0, 50).mapToObj(i -> new NewSegment("S" + i, description)).toList();
    store.addSegment("S7", 0);

    BatchResult<NewSegment, Segment> result = client.segments().create(wanted);

    assertThat(result.succeeded()).hasSize(49);
    assertThat(result.unchanged()).containsExactly(wanted.get(7));
  }

  @Test
  void update_unknownId_fails() {
    UUID a = store.addSegment("A", 0);
    UUID b = store.addSegment("B", 0);
    SegmentUpdate unknown = new SegmentUpdate(UNKNOWN, "Y", null);

    BatchResult<SegmentUpdate, Segment> result =
        client
            .segments()
            .update(
                List.of(
                    new SegmentUpdate(a, "Z", null),
                    unknown,
                    new SegmentUpdate(b, null, "the purpose of B")));

    assertThat(result.succeeded()).extracting(Segment::id).containsExactly(a, b);
    assertThat(result.failed()).containsOnlyKeys(unknown);
    assertThat(store.segments()).containsEntry(a, "Z").containsEntry(b, "B");
  }

  @Test
  void update_conflict_failsWithConflict() {
    UUID segment = store.addSegment("S", 0);
    store.failNext(
        1,
        Fault.json(
            409,
            """
            {"errors": ["an import is under way"]}
            """));

    assertThat(client.segments().update(List.of(new SegmentUpdate(segment, "A", null))).failed())
        .hasSize(1)
        .allSatisfy(
            (update, failure) ->
                assertThat(failure.exception()).isInstanceOf(ConflictException.class));
  }

  @Test
  void update_takenName_fails() {
    UUID segment = store.addSegment("S", 0);
    store.addSegment("taken", 0);

    assertThat(
            client
                .segments()
                .update(List.of(new SegmentUpdate(segment, "taken", null)))
                .isComplete())
        .isFalse();
  }

  @Test
  void delete_notFound_isBisected() {
    List<UUID> ids = addSegments(5);
    store.failNext(1, NOT_FOUND);

    assertThat(client.segments().delete(ids).succeeded()).isEqualTo(ids);
    assertThat(store.segments()).isEmpty();
  }

  @Test
  void delete_notFoundForOneId_isUnchanged() {
    store.failNext(1, NOT_FOUND);

    assertThat(client.segments().delete(List.of(UNKNOWN)).unchanged()).containsExactly(UNKNOWN);
  }

  private List<UUID> addSegments(int count) {
    return IntStream.range(0, count).mapToObj(i -> store.addSegment("S" + i, i)).toList();
  }
}
