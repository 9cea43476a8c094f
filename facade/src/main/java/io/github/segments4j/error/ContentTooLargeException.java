package io.github.segments4j.error;

/** The request asked for or brought too much at once (413). */
public final class ContentTooLargeException extends SegmentsException {

  private static final long serialVersionUID = 1L;

  /**
   * Made by the library; public for tests of code that handles it.
   *
   * @param call the call that failed
   * @param message what failed and what to do
   */
  public ContentTooLargeException(FailedCall call, String message) {
    super(call, message, null);
  }
}
