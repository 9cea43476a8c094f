package io.github.segments4j;

import io.github.segments4j.api.CommaSeparated;
import io.github.segments4j.api.SegmentsApi;
import io.github.segments4j.batch.BatchResult;
import io.github.segments4j.internal.BatchReader;
import io.github.segments4j.internal.BatchRun;
import io.github.segments4j.internal.Checks;
import io.github.segments4j.model.NewSegment;
import io.github.segments4j.model.Segment;
import io.github.segments4j.model.SegmentBatchResponse;
import io.github.segments4j.model.SegmentPage;
import io.github.segments4j.model.SegmentUpdate;
import io.github.segments4j.paging.PagedIterable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The segments of the store. */
public final class SegmentsResource {

  private static final int IDS_IN_A_URL = 40;

  private final SegmentsClient client;
  private final SegmentsApi api;

  SegmentsResource(SegmentsClient client) {
    this.client = client;
    this.api = client.api(SegmentsApi.class);
  }

  /**
   * Lists all segments. Needs the scope Customers: read-only.
   *
   * @return the listing; nothing is sent until something of it is asked for
   */
  public PagedIterable<Segment> list() {
    return listOnly(null);
  }

  /**
   * Lists some segments. Needs the scope Customers: read-only.
   *
   * @param ids the ids of the segments, any number; if there are none, nothing is sent
   * @return those that there are
   * @throws IllegalArgumentException if the ids are null, or one of them is
   * @throws io.github.segments4j.error.SegmentsException if they cannot be had
   */
  public List<Segment> list(Collection<UUID> ids) {
    List<UUID> wanted = List.copyOf(Checks.each("ids", ids));
    List<Segment> found = new ArrayList<>();
    for (int from = 0; from < wanted.size(); from += IDS_IN_A_URL) {
      int to = Math.min(wanted.size(), from + IDS_IN_A_URL);
      listOnly(new CommaSeparated<>(wanted.subList(from, to))).forEach(found::add);
    }
    return List.copyOf(found);
  }

  /**
   * Creates a segment. Needs the scope Customers: modify.
   *
   * @param name the name, which no other segment has
   * @param description what the segment is for; may be null
   * @return the segment
   * @throws IllegalArgumentException if the name is null or blank
   * @throws io.github.segments4j.error.ConflictException if there is a segment of that name
   * @throws io.github.segments4j.error.SegmentsException if it cannot be created
   */
  public Segment create(String name, @Nullable String description) {
    NewSegment segment = new NewSegment(Checks.text("name", name), description);
    return client
        .calls()
        .task(api.createSegments(client.storeHash(), List.of(segment)))
        .one(SegmentBatchResponse::data);
  }

  /**
   * Creates segments, 50 a request and 10 requests at a time, as documented. Needs the scope
   * Customers: modify.
   *
   * @param segments the segments, any number, each with a name of its own
   * @return the segments created, those whose names are taken, and those that failed
   * @throws IllegalArgumentException if a segment is null, a name is blank, or two segments have
   *     the same
   * @throws io.github.segments4j.error.SegmentsException if the first request shows that none can
   *     be created, for instance for lack of the scope
   */
  public BatchResult<NewSegment, Segment> create(Collection<NewSegment> segments) {
    Set<String> names = new HashSet<>();
    Set<NewSegment> each = Checks.each("segments", segments);
    for (NewSegment segment : each) {
      if (!names.add(Checks.text("name", segment.name()))) {
        throw new IllegalArgumentException(
            "segments must have different names, but two have " + segment.name());
      }
    }
    return new BatchRun<NewSegment, SegmentBatchResponse, Segment>(
            client.calls(),
            some -> api.createSegments(client.storeHash(), some),
            NewSegment::name,
            reader(BatchReader.Kind.ADD, Segment::name),
            count -> {})
        .send(each);
  }

  /**
   * Changes names and descriptions of segments, 50 a request. Needs the scope Customers: modify.
   *
   * @param changes what to change, any number; what is null in them stays as it is
   * @return the segments changed and the changes that failed, for instance because another segment
   *     has the name; none are unchanged
   * @throws IllegalArgumentException if a change is null, or two are of the same segment
   * @throws io.github.segments4j.error.SegmentsException if the first request shows that none can
   *     be made, for instance for lack of the scope
   */
  public BatchResult<SegmentUpdate, Segment> update(Collection<SegmentUpdate> changes) {
    Set<UUID> ids = new HashSet<>();
    Set<SegmentUpdate> each = Checks.each("changes", changes);
    for (SegmentUpdate change : each) {
      if (!ids.add(change.id())) {
        throw new IllegalArgumentException(
            "changes must be of different segments, but two are of " + change.id());
      }
    }
    return new BatchRun<SegmentUpdate, SegmentBatchResponse, Segment>(
            client.calls(),
            some -> api.updateSegments(client.storeHash(), some),
            SegmentUpdate::id,
            reader(BatchReader.Kind.CHANGE, Segment::id),
            count -> {})
        .send(each);
  }

  /**
   * Deletes segments. The shopper profiles in them stay. Needs the scope Customers: modify.
   *
   * @param ids the ids of the segments, any number; if there are none, nothing is sent
   * @return the ids of those deleted, of those that were gone already, as far as the store says so,
   *     and of those that failed
   * @throws IllegalArgumentException if the ids are null, or one of them is
   * @throws io.github.segments4j.error.SegmentsException if the first request shows that none can
   *     be deleted, for instance for lack of the scope
   */
  public BatchResult<UUID, UUID> delete(Collection<UUID> ids) {
    return new BatchRun<>(
            client.calls(),
            some -> api.deleteSegments(client.storeHash(), new CommaSeparated<>(some)),
            Function.identity(),
            Answers.DELETED,
            count -> {})
        .send(Checks.each("ids", ids));
  }

  /**
   * Deletes every segment that there is now. They are listed and then deleted by their ids: the
   * API's own way, a request without ids, is never sent, since a mistake anywhere could make one.
   *
   * @param storeHash the store's hash again, to confirm
   * @return the ids of those deleted and of those that failed
   * @throws IllegalArgumentException if it is not the hash of this client's store
   * @throws io.github.segments4j.error.SegmentsException if the segments cannot be listed, or none
   *     can be deleted
   */
  public BatchResult<UUID, UUID> deleteAll(String storeHash) {
    Checks.confirmed("storeHash", storeHash, client.storeHash());
    return delete(list().stream().map(Segment::id).toList());
  }

  /** The store whose segments they are. */
  @Override
  public String toString() {
    return "Segments[of " + client + "]";
  }

  private PagedIterable<Segment> listOnly(@Nullable CommaSeparated<UUID> ids) {
    return PagedIterable.of(
        toString(),
        client.calls(),
        (page, limit) -> api.listSegments(client.storeHash(), page, limit, ids),
        SegmentPage::data,
        SegmentPage::meta);
  }

  private static <K> BatchReader<K, SegmentBatchResponse, Segment> reader(
      BatchReader.Kind kind, Function<Segment, ?> idOfMade) {
    return new BatchReader<>(
        kind,
        SegmentBatchResponse.class,
        answer -> new BatchReader.Said<>(answer.data(), answer.errors(), answer.meta()),
        idOfMade);
  }
}
