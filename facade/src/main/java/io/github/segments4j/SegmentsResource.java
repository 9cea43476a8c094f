package io.github.segments4j;

import com.squareup.moshi.JsonDataException;
import io.github.segments4j.api.CommaSeparated;
import io.github.segments4j.api.SegmentsApi;
import io.github.segments4j.batch.BatchResult;
import io.github.segments4j.error.SegmentsException;
import io.github.segments4j.internal.batch.BatchKind;
import io.github.segments4j.internal.batch.BatchOperation;
import io.github.segments4j.internal.batch.BatchRun;
import io.github.segments4j.internal.check.Checks;
import io.github.segments4j.internal.transport.ApiCall;
import io.github.segments4j.internal.transport.ApiResult;
import io.github.segments4j.internal.transport.PageEndpoint;
import io.github.segments4j.internal.transport.Transport;
import io.github.segments4j.model.NewSegment;
import io.github.segments4j.model.Segment;
import io.github.segments4j.model.SegmentBatchResponse;
import io.github.segments4j.model.SegmentUpdate;
import io.github.segments4j.paging.PagedIterable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The segments of the store. */
public final class SegmentsResource {

  private static final int MAX_IDS_IN_URL = 40;

  private final Transport transport;
  private final SegmentsApi api;

  SegmentsResource(Transport transport) {
    this.transport = transport;
    this.api = transport.create(SegmentsApi.class);
  }

  /**
   * Lists all segments. Requires the scope Customers: read-only.
   *
   * @return a lazy listing; no request is sent until it is consumed
   */
  public PagedIterable<Segment> list() {
    return list((CommaSeparated<UUID>) null);
  }

  /**
   * Lists the segments with the given ids. Requires the scope Customers: read-only.
   *
   * @param ids the ids of the segments, any number; nothing is sent if there are none
   * @return the segments that exist
   * @throws IllegalArgumentException if {@code ids} or an id is null
   * @throws SegmentsException if a request fails
   */
  public List<Segment> list(Collection<UUID> ids) {
    List<UUID> distinct = List.copyOf(Checks.noNulls("ids", ids));
    List<Segment> found = new ArrayList<>();
    for (int from = 0; from < distinct.size(); from += MAX_IDS_IN_URL) {
      int to = Math.min(distinct.size(), from + MAX_IDS_IN_URL);
      list(new CommaSeparated<>(distinct.subList(from, to))).forEach(found::add);
    }
    return List.copyOf(found);
  }

  /**
   * Creates a segment. Requires the scope Customers: modify.
   *
   * @param name the name, unique within the store
   * @param description the description; may be null
   * @return the segment
   * @throws IllegalArgumentException if {@code name} is null or blank
   * @throws io.github.segments4j.error.ConflictException if a segment with the name exists
   * @throws SegmentsException if the request fails
   */
  public Segment create(String name, @Nullable String description) {
    NewSegment segment = new NewSegment(Checks.notBlank("name", name), description);
    ApiCall<SegmentBatchResponse> call =
        transport.newCall(api.createSegments(transport.storeHash(), List.of(segment)));
    ApiResult<SegmentBatchResponse> result = call.executeForResult();
    SegmentsException error = result.error();
    if (error != null && error.statusCode() / 100 != 2) {
      throw error;
    }
    SegmentBatchResponse response = result.body();
    List<Segment> created = response == null ? null : response.data();
    if (created != null && !created.isEmpty()) {
      return created.get(0);
    }
    // The status says that the segment exists, although the response does not contain it.
    return list().stream()
        .filter(existing -> name.equals(existing.name()))
        .findFirst()
        .orElseThrow(
            () ->
                call.failure(
                    new JsonDataException("Expected a segment but there was none at path $.data")));
  }

  /**
   * Creates segments, in batches of 50, with 10 requests in flight. Requires the scope Customers:
   * modify.
   *
   * @param segments the segments, any number, with distinct names
   * @return the segments created, those whose names exist already, and those that failed
   * @throws IllegalArgumentException if a segment is null, a name is blank, or two names are equal
   * @throws SegmentsException if the first request fails for a reason that fails all of them, such
   *     as a missing scope
   */
  public BatchResult<NewSegment, Segment> create(Collection<NewSegment> segments) {
    Set<String> names = new HashSet<>();
    Set<NewSegment> distinct = Checks.noNulls("segments", segments);
    for (NewSegment segment : distinct) {
      if (!names.add(Checks.notBlank("name", segment.name()))) {
        throw new IllegalArgumentException(
            "segments must have distinct names, but two are named " + Checks.quote(segment.name()));
      }
    }
    return BatchRun.run(
        new BatchOperation<>(
            transport,
            BatchKind.CREATE,
            batch -> api.createSegments(transport.storeHash(), batch),
            NewSegment::name,
            SegmentBatchResponse::data,
            Segment::name,
            null,
            open -> list().stream()),
        distinct);
  }

  /**
   * Updates names and descriptions of segments, in batches of 50. Requires the scope Customers:
   * modify.
   *
   * @param updates the updates, any number; properties that are null are not changed
   * @return the segments updated, and the updates that failed, for instance because another segment
   *     has the name; none are unchanged
   * @throws IllegalArgumentException if an update is null, or two are of the same segment
   * @throws SegmentsException if the first request fails for a reason that fails all of them, such
   *     as a missing scope
   */
  public BatchResult<SegmentUpdate, Segment> update(Collection<SegmentUpdate> updates) {
    Set<UUID> ids = new HashSet<>();
    Set<SegmentUpdate> distinct = Checks.noNulls("updates", updates);
    for (SegmentUpdate update : distinct) {
      if (!ids.add(update.id())) {
        throw new IllegalArgumentException(
            "updates must be of distinct segments, but two are of " + update.id());
      }
    }
    return BatchRun.run(
        new BatchOperation<>(
            transport,
            BatchKind.UPDATE,
            batch -> api.updateSegments(transport.storeHash(), batch),
            SegmentUpdate::id,
            SegmentBatchResponse::data,
            Segment::id,
            null,
            open -> list(open.stream().map(SegmentUpdate::id).toList()).stream()),
        distinct);
  }

  /**
   * Deletes segments. The shopper profiles in them remain. Requires the scope Customers: modify.
   *
   * @param ids the ids of the segments, any number; nothing is sent if there are none
   * @return the ids of the segments deleted, of those that did not exist, as far as the store
   *     reports it, and of those that failed
   * @throws IllegalArgumentException if {@code ids} or an id is null
   * @throws SegmentsException if the first request fails for a reason that fails all of them, such
   *     as a missing scope
   */
  public BatchResult<UUID, UUID> delete(Collection<UUID> ids) {
    return BatchRun.run(
        BatchOperation.ofIds(
            transport,
            BatchKind.DELETE,
            batch -> api.deleteSegments(transport.storeHash(), new CommaSeparated<>(batch)),
            response -> null,
            open -> list(open).stream().map(Segment::id)),
        Checks.noNulls("ids", ids));
  }

  /**
   * Deletes all segments: lists them and deletes them by id. The API's own delete-everything
   * request, a DELETE without ids, is never sent.
   *
   * @param storeHash the store hash, as confirmation
   * @return the ids of the segments deleted and of those that failed
   * @throws IllegalArgumentException if {@code storeHash} is not that of this store
   * @throws SegmentsException if the listing fails, or the first request fails for a reason that
   *     fails all of them
   */
  public BatchResult<UUID, UUID> deleteAll(String storeHash) {
    Checks.confirmation("storeHash", storeHash, transport.storeHash());
    return delete(list().stream().map(Segment::id).toList());
  }

  /** Returns the store. */
  @Override
  public String toString() {
    return "segments of %s".formatted(transport);
  }

  private PagedIterable<Segment> list(@Nullable CommaSeparated<UUID> ids) {
    return PagedIterable.of(
        new PageEndpoint<>(
            toString(),
            transport,
            (page, limit) -> api.listSegments(transport.storeHash(), page, limit, ids)));
  }
}
