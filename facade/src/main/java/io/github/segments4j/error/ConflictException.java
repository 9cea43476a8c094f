package io.github.segments4j.error;

/** What was asked for conflicts with what the store already has (409). */
public final class ConflictException extends SegmentsException {

  private static final long serialVersionUID = 1L;

  /**
   * Made by the library; public for tests of code that handles it.
   *
   * @param call the call that failed
   * @param message what failed and what to do
   */
  public ConflictException(FailedCall call, String message) {
    super(call, message, null);
  }
}
