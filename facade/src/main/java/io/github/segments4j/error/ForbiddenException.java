package io.github.segments4j.error;

/**
 * Thrown when the store denies a request (403). Possible causes are an access token of another
 * store, a wrong store hash, and restrictions on who may connect. A response that reports a missing
 * scope is a {@link MissingScopeException}.
 */
public class ForbiddenException extends SegmentsException {

  /** Creates an exception. Public so that tests can construct one. */
  public ForbiddenException(FailedCall call, String message) {
    super(call, message, null);
  }
}
