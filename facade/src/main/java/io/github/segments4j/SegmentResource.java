package io.github.segments4j;

import io.github.segments4j.internal.transport.Transport;
import java.util.UUID;

/** A segment of the store. Creating this object sends no request, so the segment may not exist. */
public final class SegmentResource {

  private final Transport transport;
  private final UUID id;

  SegmentResource(Transport transport, UUID id) {
    this.transport = transport;
    this.id = id;
  }

  /** {@return the id of the segment} */
  public UUID id() {
    return id;
  }

  /** {@return the shopper profiles in the segment} */
  public SegmentShopperProfilesResource shopperProfiles() {
    return new SegmentShopperProfilesResource(transport, id);
  }

  /** Returns the segment and its store. */
  @Override
  public String toString() {
    return "segment %s of %s".formatted(id, transport);
  }
}
