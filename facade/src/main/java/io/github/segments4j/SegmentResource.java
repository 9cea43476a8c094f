package io.github.segments4j;

import java.util.UUID;

/** One segment of the store, which may or may not exist: nothing is asked to make this. */
public final class SegmentResource {

  private final SegmentsClient client;
  private final UUID id;

  SegmentResource(SegmentsClient client, UUID id) {
    this.client = client;
    this.id = id;
  }

  /**
   * The segment's id.
   *
   * @return the id
   */
  public UUID id() {
    return id;
  }

  /**
   * The shopper profiles in the segment.
   *
   * @return what can be done with them
   */
  public SegmentShopperProfilesResource shopperProfiles() {
    return new SegmentShopperProfilesResource(client, id);
  }

  /** The segment and its store. */
  @Override
  public String toString() {
    return "Segment[" + id + " of " + client + "]";
  }
}
