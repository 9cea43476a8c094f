package io.github.segments4j;

import io.github.segments4j.api.ShopperProfileSegmentsApi;
import io.github.segments4j.internal.transport.PageEndpoint;
import io.github.segments4j.internal.transport.Transport;
import io.github.segments4j.model.Segment;
import io.github.segments4j.paging.PagedIterable;
import java.util.UUID;

/** The segments that a shopper profile is in. */
public final class ShopperProfileSegmentsResource {

  private final Transport transport;
  private final UUID shopperProfileId;

  ShopperProfileSegmentsResource(Transport transport, UUID shopperProfileId) {
    this.transport = transport;
    this.shopperProfileId = shopperProfileId;
  }

  /**
   * Lists the segments that the shopper profile is in. Requires the scope Customers: read-only.
   *
   * @return a lazy listing; no request is sent until it is consumed
   */
  public PagedIterable<Segment> list() {
    ShopperProfileSegmentsApi api = transport.create(ShopperProfileSegmentsApi.class);
    return PagedIterable.of(
        new PageEndpoint<>(
            toString(),
            transport,
            (page, limit) ->
                api.listShopperProfileSegments(
                    transport.storeHash(), shopperProfileId, page, limit)));
  }

  /** Returns the shopper profile and its store. */
  @Override
  public String toString() {
    return "segments of shopper profile %s of %s".formatted(shopperProfileId, transport);
  }
}
