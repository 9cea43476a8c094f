package io.github.segments4j.internal.http;

import io.github.segments4j.api.BatchLimit;
import io.github.segments4j.call.Operation;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Limits the concurrent requests of an operation to those that the document allows, and all
 * requests to the rate limit, across the threads of a client. It is inside the retries, so that a
 * call that is backing off holds no permit.
 */
final class ThrottlingInterceptor implements Interceptor {

  private final Map<String, Semaphore> permits = new ConcurrentHashMap<>();
  private final @Nullable RateLimiter rateLimiter;

  ThrottlingInterceptor(@Nullable RateLimiter rateLimiter) {
    this.rateLimiter = rateLimiter;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    BatchLimit limit = OperationAnnotations.find(chain.call().request(), BatchLimit.class);
    if (limit == null) {
      return proceedWithinRateLimit(chain);
    }
    Semaphore permit = permitsOf(chain.call().request(), limit);
    CancellableWait.await(
        chain.call(),
        "another request of the operation",
        nanos -> permit.tryAcquire(nanos, TimeUnit.NANOSECONDS));
    try {
      return proceedWithinRateLimit(chain);
    } finally {
      permit.release();
    }
  }

  private Semaphore permitsOf(Request request, BatchLimit limit) {
    return permits.computeIfAbsent(
        request.tag(Operation.class).id(), id -> new Semaphore(limit.concurrency(), true));
  }

  private Response proceedWithinRateLimit(Chain chain) throws IOException {
    if (rateLimiter == null) {
      return chain.proceed(chain.request());
    }
    rateLimiter.acquire(chain.call());
    Response response = null;
    try {
      response = chain.proceed(chain.request());
      return response;
    } finally {
      rateLimiter.release(response == null ? null : response.headers());
    }
  }
}
