package io.github.segments4j;

import io.github.segments4j.internal.transport.Transport;
import java.util.UUID;

/**
 * A shopper profile of the store. Creating this object sends no request, so the profile may not
 * exist.
 */
public final class ShopperProfileResource {

  private final Transport transport;
  private final UUID id;

  ShopperProfileResource(Transport transport, UUID id) {
    this.transport = transport;
    this.id = id;
  }

  /** {@return the id of the shopper profile} */
  public UUID id() {
    return id;
  }

  /** {@return the segments that the shopper profile is in} */
  public ShopperProfileSegmentsResource segments() {
    return new ShopperProfileSegmentsResource(transport, id);
  }

  /** Returns the shopper profile and its store. */
  @Override
  public String toString() {
    return "shopper profile %s of %s".formatted(id, transport);
  }
}
