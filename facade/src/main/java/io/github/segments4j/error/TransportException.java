package io.github.segments4j.error;

/**
 * There was no answer: the connection could not be made or broke, or a timeout ran out. Whether the
 * request arrived is not known.
 */
public final class TransportException extends SegmentsException {

  private static final long serialVersionUID = 1L;

  /**
   * Made by the library; public for tests of code that handles it.
   *
   * @param call the call that failed
   * @param message what failed and what to do
   * @param cause what kept the answer from arriving
   */
  public TransportException(FailedCall call, String message, Throwable cause) {
    super(call, message, cause);
  }
}
