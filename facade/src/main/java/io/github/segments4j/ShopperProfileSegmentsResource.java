package io.github.segments4j;

import io.github.segments4j.api.ShopperProfileSegmentsApi;
import io.github.segments4j.model.Segment;
import io.github.segments4j.model.SegmentPage;
import io.github.segments4j.paging.PagedIterable;
import java.util.UUID;

/** The segments that one shopper profile is in. */
public final class ShopperProfileSegmentsResource {

  private final SegmentsClient client;
  private final UUID shopperProfileId;

  ShopperProfileSegmentsResource(SegmentsClient client, UUID shopperProfileId) {
    this.client = client;
    this.shopperProfileId = shopperProfileId;
  }

  /**
   * Lists the segments that the shopper profile is in. Needs the scope Customers: read-only.
   *
   * @return the listing; nothing is sent until something of it is asked for
   */
  public PagedIterable<Segment> list() {
    ShopperProfileSegmentsApi api = client.api(ShopperProfileSegmentsApi.class);
    return PagedIterable.of(
        toString(),
        client.calls(),
        (page, limit) ->
            api.listShopperProfileSegments(client.storeHash(), shopperProfileId, page, limit),
        SegmentPage::data,
        SegmentPage::meta);
  }

  /** The shopper profile and its store. */
  @Override
  public String toString() {
    return "Segments[of shopper profile " + shopperProfileId + " of " + client + "]";
  }
}
