package io.github.segments4j.internal.http;

/** Thrown when the body of a successful response exceeds the limit. */
public final class ResponseTooLargeException extends NonRetryableException {

  private static final long serialVersionUID = 1L;

  ResponseTooLargeException(long maxBytes) {
    super("the body is larger than %d bytes".formatted(maxBytes));
  }
}
