package io.github.segments4j.testing;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many requests are in progress. */
final class InFlightLimiter {

  private final Map<Endpoint, Integer> each = new EnumMap<>(Endpoint.class);
  private int all;
  private int limit;

  InFlightLimiter(int limit) {
    this.limit = limit;
  }

  synchronized void limit(int limit) {
    this.limit = limit;
  }

  /** Counts a request, and tells whether there are not too many. */
  synchronized boolean enter(@Nullable Endpoint endpoint) {
    all++;
    int ofItsKind = endpoint == null ? 0 : each.merge(endpoint, 1, Integer::sum);
    return all <= limit && (endpoint == null || ofItsKind <= endpoint.mostAtOnce());
  }

  synchronized void exit(@Nullable Endpoint endpoint) {
    all--;
    if (endpoint != null) {
      each.merge(endpoint, -1, Integer::sum);
    }
  }
}
