package io.github.segments4j.error;

/** Thrown when the access token is missing, mistyped or no longer valid (401). */
public final class UnauthorizedException extends SegmentsException {

  /** Creates an exception. Public so that tests can construct one. */
  public UnauthorizedException(FailedCall call, String message) {
    super(call, message, null);
  }
}
