package io.github.segments4j.error;

/** Thrown when the store rejects a request as invalid (400, 422). */
public final class InvalidRequestException extends SegmentsException {

  /** Creates an exception. Public so that tests can construct one. */
  public InvalidRequestException(FailedCall call, String message) {
    super(call, message, null);
  }
}
