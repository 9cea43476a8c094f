package io.github.segments4j.error;

/**
 * An answer that was not understood: it is no JSON, it breaks the OpenAPI document, it contradicts
 * the pages before it, or it is too large. The message names the place.
 */
public final class UnreadableResponseException extends SegmentsException {

  private static final long serialVersionUID = 1L;

  /**
   * Made by the library; public for tests of code that handles it.
   *
   * @param call the call that failed
   * @param message what failed and what to do
   * @param cause what about the answer was not understood
   */
  public UnreadableResponseException(FailedCall call, String message, Throwable cause) {
    super(call, message, cause);
  }
}
