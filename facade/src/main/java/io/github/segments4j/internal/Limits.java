package io.github.segments4j.internal;

import io.github.segments4j.api.BatchLimit;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import retrofit2.Invocation;

/** Finds the limits that the document gives an operation. */
final class Limits {

  private Limits() {}

  /** The limits of the operation that a request is for; null if it has none. */
  static @Nullable BatchLimit of(Request request) {
    Invocation invocation = request.tag(Invocation.class);
    return invocation == null ? null : invocation.method().getAnnotation(BatchLimit.class);
  }
}
