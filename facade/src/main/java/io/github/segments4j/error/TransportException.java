package io.github.segments4j.error;

/**
 * Thrown when no complete response arrives: the connection failed or broke, a timeout expired, or
 * the call was cancelled. The store may have processed the request nevertheless.
 */
public final class TransportException extends SegmentsException {

  /** Creates an exception. Public so that tests can construct one. */
  public TransportException(FailedCall call, String message, Throwable cause) {
    super(call, message, cause);
  }
}
