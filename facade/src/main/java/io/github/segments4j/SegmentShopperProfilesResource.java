package io.github.segments4j;

import io.github.segments4j.api.CommaSeparated;
import io.github.segments4j.api.SegmentShopperProfilesApi;
import io.github.segments4j.batch.BatchResult;
import io.github.segments4j.internal.batch.BatchKind;
import io.github.segments4j.internal.batch.BatchOperation;
import io.github.segments4j.internal.batch.BatchRun;
import io.github.segments4j.internal.check.Checks;
import io.github.segments4j.internal.sync.SegmentAccess;
import io.github.segments4j.internal.transport.PageEndpoint;
import io.github.segments4j.internal.transport.Transport;
import io.github.segments4j.model.BatchResponse;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.model.ShopperProfileBatchResponse;
import io.github.segments4j.paging.Page;
import io.github.segments4j.paging.PageRange;
import io.github.segments4j.paging.PagedIterable;
import io.github.segments4j.sync.SegmentSync;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The shopper profiles in a segment: its members. */
public final class SegmentShopperProfilesResource {

  private final Transport transport;
  private final UUID segmentId;
  private final SegmentShopperProfilesApi api;
  private final BatchOperation<UUID, ShopperProfileBatchResponse, UUID> add;
  private final BatchOperation<UUID, BatchResponse, UUID> remove;

  SegmentShopperProfilesResource(Transport transport, UUID segmentId) {
    this.transport = transport;
    this.segmentId = segmentId;
    this.api = transport.create(SegmentShopperProfilesApi.class);
    this.add =
        BatchOperation.ofIds(
            transport,
            BatchKind.ADD,
            batch -> api.addSegmentShopperProfiles(transport.storeHash(), segmentId, batch),
            SegmentShopperProfilesResource::added,
            ids -> list().stream().map(ShopperProfile::id));
    this.remove =
        BatchOperation.ofIds(
            transport,
            BatchKind.REMOVE,
            batch ->
                api.removeSegmentShopperProfiles(
                    transport.storeHash(), segmentId, new CommaSeparated<>(batch)),
            response -> null,
            ids -> list().stream().map(ShopperProfile::id));
  }

  /**
   * Lists the shopper profiles in the segment. Requires the scope Customers: modify; read-only is
   * not sufficient, according to the API's documentation of List Shopper Profiles in Segment.
   *
   * @return a lazy listing; no request is sent until it is consumed
   */
  public PagedIterable<ShopperProfile> list() {
    return PagedIterable.of(endpoint());
  }

  /**
   * Lists a range of pages of the segment.
   *
   * @param range a range of this segment
   * @return a lazy listing of these pages; fails if the store uses another page size than the
   *     range, since the pages would not line up
   * @throws IllegalArgumentException if the range is of another store or segment
   */
  public PagedIterable<ShopperProfile> list(PageRange range) {
    Checks.notNull("range", range);
    if (!range.storeHash().equals(transport.storeHash()) || !range.segmentId().equals(segmentId)) {
      throw new IllegalArgumentException(
          "range must be of segment %s of store %s, but was of segment %s of store %s"
              .formatted(segmentId, transport.storeHash(), range.segmentId(), range.storeHash()));
    }
    return list().range(range.firstPage(), range.lastPage(), range.pageSize());
  }

  /**
   * Splits the listing into ranges of pages that can be listed independently, so that threads,
   * processes or machines can share it. Fetches the first page to learn the number of pages.
   *
   * @param pagesPerRange the maximum number of pages in a range, 1 or more; a page has 250 items
   *     unless the store uses fewer
   * @return the ranges in order, at least one
   * @throws IllegalArgumentException if {@code pagesPerRange} is less than 1
   * @throws io.github.segments4j.error.SegmentsException if the request fails
   */
  public List<PageRange> ranges(int pagesPerRange) {
    Checks.positive("pagesPerRange", pagesPerRange);
    Page<ShopperProfile> first = list().page(1);
    int size = first.size().orElse(endpoint().pageSize());
    long pages = first.totalPages().orElse(1);
    if (first.total().isPresent()) {
      pages = Math.min(pages, 1 + first.total().getAsLong() / size);
    }
    List<PageRange> ranges = new ArrayList<>();
    int page = 1;
    for (; page + (long) pagesPerRange <= pages; page += pagesPerRange) {
      ranges.add(range(page, page + pagesPerRange - 1, size));
    }
    ranges.add(range(page, Integer.MAX_VALUE, size));
    return List.copyOf(ranges);
  }

  /**
   * Adds shopper profiles to the segment, in batches of 50, with 10 requests in flight. Requires
   * the scope Customers: modify.
   *
   * @param ids the ids of the profiles, any number; nothing is sent if there are none
   * @return the ids of the profiles added, of those that were members already, and of those that
   *     failed, for instance because the profile does not exist
   * @throws IllegalArgumentException if {@code ids} or an id is null
   * @throws io.github.segments4j.error.SegmentsException if the first request fails for a reason
   *     that fails all of them, such as an unknown segment
   */
  public BatchResult<UUID, UUID> add(Collection<UUID> ids) {
    return BatchRun.run(add, Checks.noNulls("ids", ids));
  }

  /**
   * Removes shopper profiles from the segment. The profiles remain. Requires the scope Customers:
   * modify.
   *
   * @param ids the ids of the profiles, any number; nothing is sent if there are none
   * @return the ids of the profiles removed, of those that were not members, as far as the store
   *     reports it, and of those that failed
   * @throws IllegalArgumentException if {@code ids} or an id is null
   * @throws io.github.segments4j.error.SegmentsException if the first request fails for a reason
   *     that fails all of them, such as an unknown segment
   */
  public BatchResult<UUID, UUID> remove(Collection<UUID> ids) {
    return BatchRun.run(remove, Checks.noNulls("ids", ids));
  }

  /**
   * Removes all current members of the segment: lists them and removes them by id. The API's own
   * remove-everything request, a DELETE without ids, is never sent.
   *
   * @param segmentId the id of the segment, as confirmation
   * @return the ids of the profiles removed and of those that failed
   * @throws IllegalArgumentException if {@code segmentId} is not that of this segment
   * @throws io.github.segments4j.error.SegmentsException if the listing fails, or the first request
   *     fails for a reason that fails all of them
   */
  public BatchResult<UUID, UUID> removeAll(UUID segmentId) {
    Checks.confirmation("segmentId", segmentId, this.segmentId);
    return remove(list().stream().map(ShopperProfile::id).toList());
  }

  /**
   * Creates a sync that makes the segment contain exactly the given customers.
   *
   * @param customerIds the ids of registered customers, any number
   * @return the sync; no request is sent until it is planned
   * @throws IllegalArgumentException if {@code customerIds} is null, or an id is null or less than
   *     1
   */
  public SegmentSync syncToCustomers(Collection<Long> customerIds) {
    return sync(Checks.customerIds("customerIds", customerIds), Collections.emptySet());
  }

  /**
   * Creates a sync that makes the segment contain exactly the given shopper profiles.
   *
   * @param ids the ids of shopper profiles, any number
   * @return the sync; no request is sent until it is planned
   * @throws IllegalArgumentException if {@code ids} or an id is null
   */
  public SegmentSync syncToProfiles(Collection<UUID> ids) {
    return sync(Collections.emptySet(), Checks.noNulls("ids", ids));
  }

  /** Returns the segment and its store. */
  @Override
  public String toString() {
    return "shopper profiles of segment %s of %s".formatted(segmentId, transport);
  }

  private static @Nullable List<UUID> added(ShopperProfileBatchResponse response) {
    List<ShopperProfile> profiles = response.data();
    return profiles == null ? null : profiles.stream().map(ShopperProfile::id).toList();
  }

  private PageEndpoint<ShopperProfile> endpoint() {
    return new PageEndpoint<>(
        toString(),
        transport,
        (page, limit) ->
            api.listSegmentShopperProfiles(transport.storeHash(), segmentId, page, limit));
  }

  private SegmentSync sync(Set<Long> customerIds, Set<UUID> ids) {
    ShopperProfilesResource profiles = new ShopperProfilesResource(transport);
    return SegmentSync.of(
        new SegmentAccess(
            "segment %s of %s".formatted(segmentId, transport),
            list(),
            profiles.list(),
            profiles.createOperation(),
            add,
            remove),
        customerIds,
        ids);
  }

  private PageRange range(int firstPage, int lastPage, int pageSize) {
    return new PageRange(transport.storeHash(), segmentId, firstPage, lastPage, pageSize);
  }
}
