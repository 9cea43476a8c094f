package io.github.segments4j.error;

/**
 * The answer had a status that the API does not document: a redirect, which is never followed, or
 * another.
 */
public final class UnexpectedStatusException extends SegmentsException {

  private static final long serialVersionUID = 1L;

  /**
   * Made by the library; public for tests of code that handles it.
   *
   * @param call the call that failed
   * @param message what failed and what to do
   */
  public UnexpectedStatusException(FailedCall call, String message) {
    super(call, message, null);
  }
}
