package io.github.segments4j.internal.http;

/** Thrown when the body of a successful response exceeds the limit. */
public final class ResponseTooLargeException extends NonRetryableException {

  ResponseTooLargeException(long maxBytes) {
    super("the body is larger than %s bytes".formatted(maxBytes));
  }
}
