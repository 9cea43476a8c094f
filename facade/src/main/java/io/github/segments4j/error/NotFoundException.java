package io.github.segments4j.error;

/**
 * Thrown when the requested resource does not exist (404). Usually the store has no segment with
 * the given id.
 */
public final class NotFoundException extends SegmentsException {

  /** Creates an exception. Public so that tests can construct one. */
  public NotFoundException(FailedCall call, String message) {
    super(call, message, null);
  }
}
