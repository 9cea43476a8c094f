package io.github.segments4j;

import io.github.segments4j.client.api.SegmentShopperProfilesApi;
import io.github.segments4j.client.model.ShopperProfile;
import io.github.segments4j.client.model.ShopperProfilePage;
import io.github.segments4j.internal.Arguments;
import io.github.segments4j.paging.Page;
import io.github.segments4j.paging.PagedIterable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The shopper profiles in one segment. */
public final class SegmentShopperProfilesResource {

  private final SegmentsClient client;
  private final UUID segmentId;

  SegmentShopperProfilesResource(SegmentsClient client, UUID segmentId) {
    this.client = client;
    this.segmentId = segmentId;
  }

  /**
   * Lists the shopper profiles in the segment. Needs the scope Customers: modify; read-only is not
   * enough, as the API's documentation of List Shopper Profiles in Segment says.
   *
   * @return the listing; nothing is sent until something of it is asked for
   */
  public PagedIterable<ShopperProfile> list() {
    SegmentShopperProfilesApi api = client.api(SegmentShopperProfilesApi.class);
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
    Arguments.atLeastOne("pagesPerRange", pagesPerRange);
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

  private PageRange range(int firstPage, int lastPage, int pageSize) {
    return new PageRange(client.storeHash(), segmentId, firstPage, lastPage, pageSize);
  }

  /** The segment and its store. */
  @Override
  public String toString() {
    return "ShopperProfiles[of segment " + segmentId + " of " + client + "]";
  }
}
