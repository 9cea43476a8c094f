package io.github.segments4j.internal;

import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.segments4j.call.RetryPolicy;
import java.io.IOException;
import java.net.UnknownServiceException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Sends a call again where that is safe and may help. Below it every answer is read to its end, so
 * nothing is left open while it waits.
 *
 * <p>Whether and when to try again is resilience4j's to say. It is asked through its asynchronous
 * context, because its synchronous one sleeps by a clock that no test can replace and turns an
 * interrupt into an exception of another kind.
 */
final class RetryInterceptor implements Interceptor {

  private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);
  private static final Set<Integer> REFUSALS = Set.of(429, 503);
  private static final int TOO_MANY_REQUESTS = 429;
  private static final Set<String> READS = Set.of("GET", "HEAD");
  private static final long NO = -1;
  private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(100);

  private final RetryPolicy policy;
  private final Duration maxWait;
  private final Clock time;
  private final RandomGenerator random;
  private final CallLogger log;
  private final Retry reads;
  private final Retry writes;

  RetryInterceptor(
      RetryPolicy policy, Duration maxWait, Clock time, RandomGenerator random, CallLogger log) {
    this.policy = policy;
    this.maxWait = maxWait;
    this.time = time;
    this.random = random;
    this.log = log;
    this.reads = Retry.of("reads", config().retryOnResult(this::mayPass).build());
    this.writes =
        Retry.of(
            "writes",
            config().retryOnResult(response -> response.code() == TOO_MANY_REQUESTS).build());
  }

  private RetryConfig.Builder<Response> config() {
    return RetryConfig.<Response>custom()
        .maxAttempts(policy.maxAttempts())
        .retryOnException(RetryInterceptor::mayPass)
        .intervalBiFunction(this::millisToWait);
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    CallState exchange = CallState.of(chain.call());
    boolean read = READS.contains(request.method());
    Retry.AsyncContext<Response> attempts = (read ? reads : writes).asyncContext();
    long lastStart = time.nanos() + policy.totalTimeout().toNanos();
    while (true) {
      Response response = null;
      IOException failure = null;
      long wait;
      exchange.begin();
      try {
        response = chain.proceed(request);
        if (REFUSALS.contains(response.code())) {
          exchange.refused();
        }
        wait = attempts.onResult(response);
      } catch (IOException e) {
        failure = e;
        wait = read || !exchange.isSent() ? attempts.onError(e) : NO;
      }
      if (wait < 0 || !waited(wait, lastStart, chain.call(), response, failure)) {
        if (response != null) {
          return response;
        }
        throw Objects.requireNonNull(failure);
      }
    }
  }

  /** Waits, unless the call has ended or would be sent too late; says whether it may go on. */
  private boolean waited(
      long millis,
      long lastStart,
      Call call,
      @Nullable Response response,
      @Nullable IOException failure) {
    long end = time.nanos() + TimeUnit.MILLISECONDS.toNanos(millis);
    if (end - lastStart > 0 || call.isCanceled() || Thread.currentThread().isInterrupted()) {
      return false;
    }
    log.tryingAgain(call, response, failure, millis);
    try {
      for (long left = end - time.nanos(); left > 0; left = end - time.nanos()) {
        time.sleep(Math.min(left, SLICE));
        if (call.isCanceled()) {
          return false;
        }
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean mayPass(Response response) {
    return PASSING.contains(response.code());
  }

  /** What will be the same next time is not tried again. */
  private static boolean mayPass(Throwable failure) {
    return !(failure instanceof BufferingInterceptor.TooLargeException
        || failure instanceof AuthInterceptor.ChangedAddressException
        || failure instanceof RateLimiter.QuotaSpentException
        || failure instanceof SSLPeerUnverifiedException
        || failure instanceof SSLHandshakeException
        || failure instanceof UnknownServiceException);
  }

  /** How long resilience4j shall wait; less than 0 if it shall not try again. */
  private long millisToWait(int attempt, Either<Throwable, Response> outcome) {
    Optional<Duration> named =
        outcome.isRight()
            ? RetryAfter.of(outcome.get().code(), outcome.get().headers(), time.now())
            : Optional.empty();
    if (named.isEmpty()) {
      return upTo(bound(attempt));
    }
    // A little more than the store says, so that not all of its apps come back at once.
    return named.get().compareTo(maxWait) > 0
        ? NO
        : named.get().toMillis() + upTo(policy.initialBackoff().toMillis());
  }

  private long bound(int attempt) {
    long longest = policy.maxBackoff().toMillis();
    long bound = policy.initialBackoff().toMillis();
    for (int i = 1; i < attempt && bound < longest; i++) {
      bound *= 2;
    }
    return Math.min(bound, longest);
  }

  private long upTo(long millis) {
    return random.nextLong(millis + 1);
  }
}
