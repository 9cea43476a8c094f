package io.github.segments4j.testing;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A limiter of the requests in flight, per store and per endpoint. */
final class InFlightLimiter {

  private final Map<Endpoint, Integer> inFlightByEndpoint = new EnumMap<>(Endpoint.class);
  private int inFlight;
  private int limit;

  InFlightLimiter(int limit) {
    this.limit = limit;
  }

  synchronized void limit(int limit) {
    this.limit = limit;
  }

  /**
   * Counts a request until {@link #exit}, even if it exceeds a limit.
   *
   * @return whether the request is within the limits
   */
  synchronized boolean enter(@Nullable Endpoint endpoint) {
    inFlight++;
    if (endpoint == null) {
      return inFlight <= limit;
    }
    int inFlightHere = inFlightByEndpoint.merge(endpoint, 1, Integer::sum);
    return inFlight <= limit && inFlightHere <= endpoint.concurrencyLimit();
  }

  synchronized void exit(@Nullable Endpoint endpoint) {
    inFlight--;
    if (endpoint != null) {
      inFlightByEndpoint.merge(endpoint, -1, Integer::sum);
    }
  }
}
