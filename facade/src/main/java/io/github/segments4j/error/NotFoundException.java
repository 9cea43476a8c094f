package io.github.segments4j.error;

/** What was asked for does not exist (404): most often, the store has no segment of that id. */
public final class NotFoundException extends SegmentsException {

  private static final long serialVersionUID = 1L;

  /**
   * Made by the library; public for tests of code that handles it.
   *
   * @param call the call that failed
   * @param message what failed and what to do
   */
  public NotFoundException(FailedCall call, String message) {
    super(call, message, null);
  }
}
