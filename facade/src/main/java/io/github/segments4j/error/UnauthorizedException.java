package io.github.segments4j.error;

/** The access token was not accepted (401): it is missing, mistyped or no longer valid. */
public final class UnauthorizedException extends SegmentsException {

  private static final long serialVersionUID = 1L;

  /**
   * Made by the library; public for tests of code that handles it.
   *
   * @param call the call that failed
   * @param message what failed and what to do
   */
  public UnauthorizedException(FailedCall call, String message) {
    super(call, message, null);
  }
}
