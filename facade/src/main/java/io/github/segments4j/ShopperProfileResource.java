package io.github.segments4j;

import java.util.UUID;

/** One shopper profile, which may or may not exist: nothing is asked to make this. */
public final class ShopperProfileResource {

  private final SegmentsClient client;
  private final UUID id;

  ShopperProfileResource(SegmentsClient client, UUID id) {
    this.client = client;
    this.id = id;
  }

  /**
   * The shopper profile's id.
   *
   * @return the id
   */
  public UUID id() {
    return id;
  }

  /**
   * The segments that the shopper profile is in.
   *
   * @return what can be done with them
   */
  public ShopperProfileSegmentsResource segments() {
    return new ShopperProfileSegmentsResource(client, id);
  }

  /** The shopper profile and its store. */
  @Override
  public String toString() {
    return "ShopperProfile[" + id + " of " + client + "]";
  }
}
