package io.github.segments4j.internal;

import io.github.segments4j.api.BatchLimit;
import io.github.segments4j.call.Operation;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Keeps an operation to the requests that the document allows it at a time, over all threads of the
 * client. It stands below the retries, so that one that waits to be tried again takes no place.
 */
final class ConcurrencyInterceptor implements Interceptor {

  private static final long SLICE_MILLIS = 100;

  private final Map<String, Semaphore> places = new ConcurrentHashMap<>();

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.call().request();
    BatchLimit limit = Limits.of(request);
    if (limit == null) {
      return chain.proceed(chain.request());
    }
    Semaphore place =
        places.computeIfAbsent(
            request.tag(Operation.class).id(), id -> new Semaphore(limit.concurrency(), true));
    acquire(place, chain);
    try {
      return chain.proceed(chain.request());
    } finally {
      place.release();
    }
  }

  private static void acquire(Semaphore place, Chain chain) throws IOException {
    try {
      while (!place.tryAcquire(SLICE_MILLIS, TimeUnit.MILLISECONDS)) {
        if (chain.call().isCanceled()) {
          throw new IOException("Canceled");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while other requests of its kind ran");
    }
  }
}
