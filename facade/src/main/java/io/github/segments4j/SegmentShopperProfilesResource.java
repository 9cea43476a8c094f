package io.github.segments4j;

import io.github.segments4j.client.api.SegmentShopperProfilesApi;
import io.github.segments4j.client.model.ShopperProfile;
import io.github.segments4j.client.model.ShopperProfilePage;
import io.github.segments4j.paging.PagedIterable;
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

  /** The segment and its store. */
  @Override
  public String toString() {
    return "ShopperProfiles[of segment " + segmentId + " of " + client + "]";
  }
}
