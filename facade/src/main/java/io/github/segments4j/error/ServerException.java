package io.github.segments4j.error;

/**
 * Thrown when the platform fails (5xx). With status 503 the store may be suspended or down for
 * maintenance. Most of these failures are temporary.
 */
public final class ServerException extends SegmentsException {

  /** Creates an exception. Public so that tests can construct one. */
  public ServerException(FailedCall call, String message) {
    super(call, message, null);
  }
}
