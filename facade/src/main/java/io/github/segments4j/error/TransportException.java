package io.github.segments4j.error;

/**
 * Thrown when no complete response arrives: the connection failed or broke, a timeout expired, the
 * call was canceled, its thread was interrupted, or the HTTP client, an interceptor or a listener
 * threw an exception, which is the cause. The store may have processed the request nevertheless.
 *
 * <p>An interrupt cancels the request and leaves the interrupt flag of the thread set.
 *
 * <p>An unchecked exception is not retried: it shows a defect, or the decision of an interceptor
 * such as a circuit breaker, and not the state of the network.
 */
public final class TransportException extends SegmentsException {

  /** Creates an exception. Public so that tests can construct one. */
  public TransportException(FailedCall call, String message, Throwable cause) {
    super(call, message, cause);
  }
}
