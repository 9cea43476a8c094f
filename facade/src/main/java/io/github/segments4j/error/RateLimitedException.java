package io.github.segments4j.error;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Too many requests (429): the store's quota is used up, too many ran at once, or the platform is
 * overloaded. Also thrown, with status 0, when the quota is known to be used up for longer than a
 * call may wait, so that nothing was sent.
 */
public final class RateLimitedException extends SegmentsException {

  private static final long serialVersionUID = 1L;

  private final @Nullable Duration retryAfter;

  /**
   * Made by the library; public for tests of code that handles it.
   *
   * @param call the call that failed
   * @param message what failed and what to do
   * @param retryAfter how long to wait, as far as the store said
   */
  public RateLimitedException(FailedCall call, String message, @Nullable Duration retryAfter) {
    super(call, message, null);
    this.retryAfter = retryAfter;
  }

  /**
   * How long to wait before the next request, from when the exception was thrown.
   *
   * @return the wait that the store named, if it named one
   */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
