package io.github.segments4j.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How many requests a window allows, counted over windows that follow each other from the start.
 */
final class Quota {

  private final int requests;
  private final long windowMillis;
  private final InstantSource clock;
  private final Instant start;

  private long current;
  private int used;

  Quota(int requests, Duration window, InstantSource clock) {
    this.requests = requests;
    this.windowMillis = window.toMillis();
    this.clock = clock;
    this.start = clock.instant();
  }

  /** Counts a request, if the window still allows it. */
  synchronized Reading take() {
    long elapsed = Duration.between(start, clock.instant()).toMillis();
    if (elapsed / windowMillis != current) {
      current = elapsed / windowMillis;
      used = 0;
    }
    boolean granted = used < requests;
    used += granted ? 1 : 0;
    return new Reading(
        granted, requests, requests - used, windowMillis, windowMillis - elapsed % windowMillis);
  }

  /**
   * What the rate limit headers say.
   *
   * @param granted whether the request was within the quota
   * @param quota how many requests a window allows
   * @param left how many it still allows
   * @param windowMillis how long a window is
   * @param resetMillis how long until the next
   */
  record Reading(boolean granted, int quota, int left, long windowMillis, long resetMillis) {

    void addTo(ResponsePlan plan) {
      plan.headers.put("X-Rate-Limit-Requests-Quota", String.valueOf(quota));
      plan.headers.put("X-Rate-Limit-Requests-Left", String.valueOf(left));
      plan.headers.put("X-Rate-Limit-Time-Window-Ms", String.valueOf(windowMillis));
      plan.headers.put("X-Rate-Limit-Time-Reset-Ms", String.valueOf(resetMillis));
    }
  }
}
