package io.github.segments4j.internal.http;

import java.time.Duration;

/** Thrown, with nothing sent, when the rate limit resets later than a call may wait. */
public final class RateLimitWaitException extends NonRetryableException {

  private final Duration untilReset;
  private final Duration maxWait;

  RateLimitWaitException(Duration untilReset, Duration maxWait) {
    super("the rate limit resets in %s ms".formatted(untilReset.toMillis()));
    this.untilReset = untilReset;
    this.maxWait = maxWait;
  }

  /** {@return the time until the rate limit resets} */
  public Duration untilReset() {
    return untilReset;
  }

  /** {@return the longest time that a call may wait} */
  public Duration maxWait() {
    return maxWait;
  }
}
