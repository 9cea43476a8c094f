package io.github.segments4j.internal.http;

import static java.net.HttpURLConnection.HTTP_BAD_GATEWAY;
import static java.net.HttpURLConnection.HTTP_CLIENT_TIMEOUT;
import static java.net.HttpURLConnection.HTTP_GATEWAY_TIMEOUT;
import static java.net.HttpURLConnection.HTTP_INTERNAL_ERROR;
import static java.net.HttpURLConnection.HTTP_UNAVAILABLE;

import io.github.segments4j.api.Idempotent;
import io.github.segments4j.call.RetryPolicy;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Retries calls when that is safe and may help. Responses are buffered by then, so no connection is
 * held during the backoff.
 *
 * <p>It uses no retry library: those for the JVM sleep by a clock that tests cannot replace, ignore
 * that a call is canceled, and turn an interrupt into an exception of their own.
 */
final class RetryInterceptor implements Interceptor {

  private static final Set<String> READ_METHODS = Set.of("GET", "HEAD");

  private final HttpConfig config;
  private final RetryPolicy policy;
  private final Backoff backoff;
  private final CallLogger logger;

  RetryInterceptor(HttpConfig config, CallLogger logger) {
    this.config = config;
    this.policy = config.retryPolicy();
    this.backoff = new Backoff(config);
    this.logger = logger;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    CallState state = CallState.of(chain.call());
    long start = config.clock().nanoTime();
    while (true) {
      Response response = null;
      IOException failure = null;
      RetryPolicy limit;
      state.beginAttempt();
      try {
        response = proceed(chain);
        if (isThrottled(response.code())) {
          state.markThrottled();
        }
        limit = limitAfter(response.code(), chain.call().request());
      } catch (IOException e) {
        failure = e;
        limit = limitAfter(e, chain.call().request());
      }
      if (state.attempts() >= limit.maxAttempts()
          || !backOff(start + limit.totalTimeout().toNanos(), chain.call(), response, failure)) {
        if (response != null) {
          return response;
        }
        throw Objects.requireNonNull(failure);
      }
    }
  }

  private RetryPolicy limitAfter(int status, Request request) {
    boolean isRetryable =
        isRead(request) ? isTransient(status) : status == StatusCodes.TOO_MANY_REQUESTS;
    return isRetryable ? policy : RetryPolicy.none();
  }

  private RetryPolicy limitAfter(IOException failure, Request request) {
    boolean isSent = CallState.of(request).isSent();
    boolean isRepeatable =
        !isSent || isRead(request) || OperationAnnotations.find(request, Idempotent.class) != null;
    return isRepeatable ? FailureKind.of(failure, isSent).limit(policy) : RetryPolicy.none();
  }

  private static boolean isRead(Request request) {
    return READ_METHODS.contains(request.method());
  }

  private static boolean isThrottled(int status) {
    return status == StatusCodes.TOO_MANY_REQUESTS || status == HTTP_UNAVAILABLE;
  }

  /** Returns whether a status passes; 520 to 529 are those of a content delivery network. */
  private static boolean isTransient(int status) {
    return switch (status) {
      case HTTP_CLIENT_TIMEOUT,
          StatusCodes.MISDIRECTED_REQUEST,
          StatusCodes.TOO_EARLY,
          StatusCodes.TOO_MANY_REQUESTS,
          HTTP_INTERNAL_ERROR,
          HTTP_BAD_GATEWAY,
          HTTP_UNAVAILABLE,
          HTTP_GATEWAY_TIMEOUT ->
          true;
      default -> status >= 520 && status <= 529;
    };
  }

  /** Proceeds. OkHttp 5 throws an InterruptedException that it does not declare. */
  private static Response proceed(Chain chain) throws IOException {
    Request request = chain.request();
    try {
      return chain.proceed(request);
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
        InterruptedIOException interrupted = new InterruptedIOException("interrupted");
        interrupted.initCause(e);
        throw interrupted;
      }
      throw e;
    }
  }

  /** Waits, and returns whether to retry: not after a cancel, an interrupt or the total timeout. */
  private boolean backOff(
      long lastStart, Call call, @Nullable Response response, @Nullable IOException failure) {
    Clock clock = config.clock();
    long waitMillis = backoffMillis(CallState.of(call).attempts(), response);
    long end = clock.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMillis);
    if (waitMillis < 0
        || end - lastStart > 0
        || call.isCanceled()
        || Thread.currentThread().isInterrupted()) {
      return false;
    }
    logger.retrying(call, response, failure, waitMillis);
    try {
      CancellableWait.await(
          call,
          "a retry",
          pollNanos -> {
            long left = end - clock.nanoTime();
            if (left > 0) {
              clock.sleep(Math.min(left, pollNanos));
            }
            return left <= 0;
          });
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Returns the wait before the next attempt: the longer of the backoff and the wait that the
   * response requests. -1 if the rate limit resets later than a call may wait.
   */
  private long backoffMillis(int attempt, @Nullable Response response) {
    long millis = backoff.millisAfter(attempt);
    Duration requested = response == null ? null : requestedWait(response);
    if (response == null || requested == null) {
      return millis;
    }
    if (response.code() == StatusCodes.TOO_MANY_REQUESTS
        && requested.compareTo(config.maxRateLimitWait()) > 0) {
      return -1;
    }
    // Jitter on top, so that not all clients of the store retry at the same moment.
    return Math.max(millis, requested.toMillis() + backoff.initialJitterMillis());
  }

  private @Nullable Duration requestedWait(Response response) {
    return RetryAfter.of(response.code(), response.headers(), config.clock().instant())
        .orElse(null);
  }
}
