package io.github.segments4j;

import io.github.segments4j.api.CommaSeparated;
import io.github.segments4j.api.SegmentShopperProfilesApi;
import io.github.segments4j.batch.BatchResult;
import io.github.segments4j.internal.BatchRun;
import io.github.segments4j.internal.Checks;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.model.ShopperProfilePage;
import io.github.segments4j.paging.Page;
import io.github.segments4j.paging.PagedIterable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntConsumer;

/** The shopper profiles in one segment. */
public final class SegmentShopperProfilesResource {

  private final SegmentsClient client;
  private final UUID segmentId;
  private final SegmentShopperProfilesApi api;

  SegmentShopperProfilesResource(SegmentsClient client, UUID segmentId) {
    this.client = client;
    this.segmentId = segmentId;
    this.api = client.api(SegmentShopperProfilesApi.class);
  }

  /**
   * Lists the shopper profiles in the segment. Needs the scope Customers: modify; read-only is not
   * enough, as the API's documentation of List Shopper Profiles in Segment says.
   *
   * @return the listing; nothing is sent until something of it is asked for
   */
  public PagedIterable<ShopperProfile> list() {
    return PagedIterable.of(
        toString(),
        client.calls(),
        (page, limit) -> api.listSegmentShopperProfiles(client.storeHash(), segmentId, page, limit),
        ShopperProfilePage::data,
        ShopperProfilePage::meta);
  }

  /**
   * Cuts the listing into ranges of pages that can be listed by themselves, so that threads,
   * processes or machines can share it. Asks for the first page, to learn how many there are.
   *
   * @param pagesPerRange how many pages a range has at most, 1 or more; a page has 250 items unless
   *     the store lowers that
   * @return the ranges in order, at least one
   * @throws IllegalArgumentException if there is less than a page in a range
   * @throws io.github.segments4j.error.SegmentsException if the first page cannot be had
   */
  public List<PageRange> ranges(int pagesPerRange) {
    Checks.atLeastOne("pagesPerRange", pagesPerRange);
    Page<ShopperProfile> first = list().page(1);
    int size = first.size().orElse(PagedIterable.DEFAULT_PAGE_SIZE);
    long pages = first.totalPages().orElse(1);
    List<PageRange> ranges = new ArrayList<>();
    int page = 1;
    for (; page + (long) pagesPerRange <= pages; page += pagesPerRange) {
      ranges.add(range(page, page + pagesPerRange - 1, size));
    }
    ranges.add(range(page, Integer.MAX_VALUE, size));
    return List.copyOf(ranges);
  }

  /**
   * Adds shopper profiles to the segment, 50 a request and 10 requests at a time, as documented.
   * Needs the scope Customers: modify.
   *
   * @param ids the ids of the profiles, any number; if there are none, nothing is sent
   * @return the ids of those added, of those that were in the segment already, and of those that
   *     failed, for instance because there is no such profile
   * @throws IllegalArgumentException if the ids are null, or one of them is
   * @throws io.github.segments4j.error.SegmentsException if the first request shows that none can
   *     be, for instance because there is no such segment
   */
  public BatchResult<UUID, UUID> add(Collection<UUID> ids) {
    return add(ids, count -> {});
  }

  BatchResult<UUID, UUID> add(Collection<UUID> ids, IntConsumer progress) {
    return new BatchRun<>(
            client.calls(),
            some -> api.addSegmentShopperProfiles(client.storeHash(), segmentId, some),
            Function.identity(),
            Answers.ADDED,
            progress)
        .send(Checks.each("ids", ids));
  }

  /**
   * Removes shopper profiles from the segment. The profiles themselves stay. Needs the scope
   * Customers: modify.
   *
   * @param ids the ids of the profiles, any number; if there are none, nothing is sent
   * @return the ids of those removed, of those that were not in the segment, as far as the store
   *     says so, and of those that failed
   * @throws IllegalArgumentException if the ids are null, or one of them is
   * @throws io.github.segments4j.error.SegmentsException if the first request shows that none can
   *     be, for instance because there is no such segment
   */
  public BatchResult<UUID, UUID> remove(Collection<UUID> ids) {
    return remove(ids, count -> {});
  }

  BatchResult<UUID, UUID> remove(Collection<UUID> ids, IntConsumer progress) {
    return new BatchRun<>(
            client.calls(),
            some ->
                api.removeSegmentShopperProfiles(
                    client.storeHash(), segmentId, new CommaSeparated<>(some)),
            Function.identity(),
            Answers.REMOVED,
            progress)
        .send(Checks.each("ids", ids));
  }

  /**
   * Empties the segment of all profiles that are in it now. They are listed and then removed by
   * their ids: the API's own way, a request without ids, is never sent, since a mistake anywhere
   * could make one.
   *
   * @param segmentId the segment's id again, to confirm
   * @return the ids of those removed and of those that failed
   * @throws IllegalArgumentException if it is not the id of this segment
   * @throws io.github.segments4j.error.SegmentsException if the segment cannot be listed, or none
   *     can be removed
   */
  public BatchResult<UUID, UUID> removeAll(UUID segmentId) {
    Checks.confirmed("segmentId", segmentId, this.segmentId);
    return remove(list().stream().map(ShopperProfile::id).toList());
  }

  /**
   * Prepares to make the segment contain exactly these customers.
   *
   * @param customerIds the ids of registered customers, any number
   * @return what to plan; nothing is sent yet
   * @throws IllegalArgumentException if the ids are null, or one of them is null or less than 1
   */
  public SegmentSync syncToCustomers(Collection<Long> customerIds) {
    return SegmentSync.toCustomers(
        client, segmentId, Checks.customerIds("customerIds", customerIds));
  }

  /**
   * Prepares to make the segment contain exactly these shopper profiles.
   *
   * @param ids the ids of shopper profiles, any number
   * @return what to plan; nothing is sent yet
   * @throws IllegalArgumentException if the ids are null, or one of them is
   */
  public SegmentSync syncToProfiles(Collection<UUID> ids) {
    return SegmentSync.toProfiles(client, segmentId, Checks.each("ids", ids));
  }

  private PageRange range(int firstPage, int lastPage, int pageSize) {
    return new PageRange(client.storeHash(), segmentId, firstPage, lastPage, pageSize);
  }

  /** The segment and its store. */
  @Override
  public String toString() {
    return "ShopperProfiles[of segment " + segmentId + " of " + client + "]";
  }
}
