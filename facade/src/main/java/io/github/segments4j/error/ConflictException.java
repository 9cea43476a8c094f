package io.github.segments4j.error;

/**
 * Thrown when a request conflicts with the current state of the store (409), for example because
 * another segment has the same name.
 */
public final class ConflictException extends SegmentsException {

  /** Creates an exception. Public so that tests can construct one. */
  public ConflictException(FailedCall call, String message) {
    super(call, message, null);
  }
}
