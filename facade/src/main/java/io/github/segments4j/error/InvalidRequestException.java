package io.github.segments4j.error;

/** The store did not accept the request as it was (400, 422). */
public final class InvalidRequestException extends SegmentsException {

  private static final long serialVersionUID = 1L;

  /**
   * Made by the library; public for tests of code that handles it.
   *
   * @param call the call that failed
   * @param message what failed and what to do
   */
  public InvalidRequestException(FailedCall call, String message) {
    super(call, message, null);
  }
}
