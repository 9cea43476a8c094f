package io.github.segments4j.error;

/**
 * Thrown when a response cannot be decoded: it is not JSON, does not match the schema, contradicts
 * earlier pages, or is too large. The message contains the JSON path, if any, or the kind of a body
 * that is not from the API, such as the HTML page of a login.
 */
public final class UnreadableResponseException extends SegmentsException {

  /** Creates an exception. Public so that tests can construct one. */
  public UnreadableResponseException(FailedCall call, String message, Throwable cause) {
    super(call, message, cause);
  }
}
