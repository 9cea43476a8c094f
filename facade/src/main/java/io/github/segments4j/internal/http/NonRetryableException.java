package io.github.segments4j.internal.http;

import java.io.IOException;

/** Thrown when an attempt failed in a way that another attempt cannot change. */
abstract class NonRetryableException extends IOException {

  NonRetryableException(String message) {
    super(message);
  }
}
