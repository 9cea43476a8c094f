package io.github.segments4j.internal.http;

import io.github.segments4j.call.RetryPolicy;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownServiceException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
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

  private static final Set<Integer> RETRYABLE_STATUSES = Set.of(429, 500, 502, 503, 504);
  private static final Set<Integer> THROTTLING_STATUSES = Set.of(429, 503);
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
    boolean isRead = READ_METHODS.contains(chain.request().method());
    long lastStart = config.clock().nanoTime() + policy.totalTimeout().toNanos();
    while (true) {
      Response response = null;
      IOException failure = null;
      state.beginAttempt();
      boolean isRetryable;
      try {
        response = proceed(chain);
        if (THROTTLING_STATUSES.contains(response.code())) {
          state.markThrottled();
        }
        isRetryable =
            response.code() == StatusCodes.TOO_MANY_REQUESTS
                || isRead && RETRYABLE_STATUSES.contains(response.code());
      } catch (IOException e) {
        failure = e;
        isRetryable = isRetryable(e) && (isRead || !state.isSent());
      }
      if (!isRetryable
          || state.attempts() >= policy.maxAttempts()
          || !backOff(lastStart, chain.call(), response, failure)) {
        if (response != null) {
          return response;
        }
        throw Objects.requireNonNull(failure);
      }
    }
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

  private static boolean isRetryable(Throwable failure) {
    return !(failure instanceof NonRetryableException
        || failure instanceof SSLPeerUnverifiedException
        || failure instanceof SSLHandshakeException
        || failure instanceof UnknownServiceException);
  }

  /** Returns the wait before the next attempt; -1 if the response requests too long a wait. */
  private long backoffMillis(int attempt, @Nullable Response response) {
    Optional<Duration> requested =
        response == null
            ? Optional.empty()
            : RetryAfter.of(response.code(), response.headers(), config.clock().instant());
    if (requested.isEmpty()) {
      return backoff.millisAfter(attempt);
    }
    // Jitter on top, so that not all clients of the store retry at the same moment.
    return requested.get().compareTo(config.maxRateLimitWait()) > 0
        ? -1
        : requested.get().toMillis() + backoff.initialJitterMillis();
  }
}
