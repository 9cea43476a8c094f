package io.github.segments4j.error;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when the rate limit is exceeded (429): the store's quota is used up, too many requests run
 * concurrently, or the platform is overloaded.
 *
 * <p>Also thrown without sending a request, with status code 0, if the quota is used up and resets
 * later than a call may wait.
 */
public final class RateLimitedException extends SegmentsException {

  private final @Nullable Duration retryAfter;

  /**
   * Creates an exception. Public so that tests can construct one.
   *
   * @param retryAfter the time to wait before the next request; null if unknown
   */
  public RateLimitedException(FailedCall call, String message, @Nullable Duration retryAfter) {
    super(call, message, null);
    this.retryAfter = retryAfter;
  }

  /**
   * Returns the time to wait before the next request, measured from when this exception was thrown.
   * Empty if the response did not contain one.
   */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
