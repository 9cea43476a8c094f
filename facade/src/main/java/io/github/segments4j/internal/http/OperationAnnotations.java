package io.github.segments4j.internal.http;

import java.lang.annotation.Annotation;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import retrofit2.Invocation;

/** Reads the annotations that the document puts on the operation of a request. */
public final class OperationAnnotations {

  private OperationAnnotations() {}

  /** Returns an annotation of the operation; null if the operation does not have it. */
  public static <A extends Annotation> @Nullable A find(Request request, Class<A> type) {
    Invocation invocation = request.tag(Invocation.class);
    return invocation == null ? null : invocation.method().getAnnotation(type);
  }
}
