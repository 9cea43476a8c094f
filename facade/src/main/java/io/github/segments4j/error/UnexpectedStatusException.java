package io.github.segments4j.error;

/**
 * Thrown when a response has a status that the API does not document. Redirects are among them:
 * they are never followed, so that the access token is not sent to another host.
 */
public final class UnexpectedStatusException extends SegmentsException {

  /** Creates an exception. Public so that tests can construct one. */
  public UnexpectedStatusException(FailedCall call, String message) {
    super(call, message, null);
  }
}
