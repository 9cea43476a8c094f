package io.github.segments4j.error;

/**
 * Thrown when a request exceeds a limit of the API (413), such as the largest page size or the
 * number of items per request.
 */
public final class ContentTooLargeException extends SegmentsException {

  /** Creates an exception. Public so that tests can construct one. */
  public ContentTooLargeException(FailedCall call, String message) {
    super(call, message, null);
  }
}
