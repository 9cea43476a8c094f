package io.github.segments4j.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A rate limit with consecutive windows of fixed length. */
final class Quota {

  private final int requests;
  private final long windowMillis;
  private final InstantSource clock;
  private final Instant start;

  private long currentWindow;
  private int used;

  Quota(int requests, Duration window, InstantSource clock) {
    this.requests = requests;
    this.windowMillis = window.toMillis();
    this.clock = clock;
    this.start = clock.instant();
  }

  /** Counts a request if the current window allows it. */
  synchronized Usage tryAcquire() {
    long elapsedMillis = Duration.between(start, clock.instant()).toMillis();
    if (elapsedMillis / windowMillis != currentWindow) {
      currentWindow = elapsedMillis / windowMillis;
      used = 0;
    }
    boolean acquired = used < requests;
    used += acquired ? 1 : 0;
    long resetMillis = windowMillis - elapsedMillis % windowMillis;
    return new Usage(acquired, requests, requests - used, windowMillis, resetMillis);
  }

  /**
   * The values of the rate limit headers.
   *
   * @param acquired whether the request is within the quota
   * @param quota the number of requests per window
   * @param left the number of requests left in the current window
   * @param windowMillis the length of a window in milliseconds
   * @param resetMillis the time until the next window in milliseconds
   */
  record Usage(boolean acquired, int quota, int left, long windowMillis, long resetMillis) {

    void addTo(ResponsePlan plan) {
      plan.headers.put("X-Rate-Limit-Requests-Quota", String.valueOf(quota));
      plan.headers.put("X-Rate-Limit-Requests-Left", String.valueOf(left));
      plan.headers.put("X-Rate-Limit-Time-Window-Ms", String.valueOf(windowMillis));
      plan.headers.put("X-Rate-Limit-Time-Reset-Ms", String.valueOf(resetMillis));
    }
  }
}
