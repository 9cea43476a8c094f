package io.github.segments4j.error;

/**
 * Too many requests (429): the store's quota is used up, too many ran at once, or the platform is
 * overloaded.
 */
public final class RateLimitedException extends SegmentsException {

  private static final long serialVersionUID = 1L;

  /**
   * Made by the library; public for tests of code that handles it.
   *
   * @param call the call that failed
   * @param message what failed and what to do
   */
  public RateLimitedException(FailedCall call, String message) {
    super(call, message, null);
  }
}
