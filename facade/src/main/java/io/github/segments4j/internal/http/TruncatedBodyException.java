package io.github.segments4j.internal.http;

import java.io.IOException;

/** Thrown when the body of a successful response is incomplete; not the EOF of bad JSON. */
public final class TruncatedBodyException extends IOException {

  TruncatedBodyException(String message) {
    super(message);
  }

  TruncatedBodyException(IOException cause) {
    super(cause.getMessage() == null ? "the body ends early" : cause.getMessage(), cause);
  }
}
