package io.github.segments4j.call;

import io.github.segments4j.internal.check.Checks;
import java.time.Duration;

/**
 * A policy for retrying failed calls: {@link #standard()} for jobs, {@link #interactive()} for
 * calls that a person waits for, {@link #none()} for programs that retry themselves.
 *
 * <p>Reads are retried after status 408, 421, 425, 429, 500, 502 to 504 and 520 to 529, connection
 * failures, timeouts and truncated bodies. Writes are retried after status 429, and if the request
 * was certainly not processed. Idempotent writes are also retried after connection failures and
 * timeouts: those that add or remove members, update segments, or delete by id.
 *
 * <p>Failures that rarely pass soon end a call after at most three attempts, the last within two
 * seconds of the start: an unknown host, a proxy that rejects the tunnel, and a server that does
 * not speak the expected TLS. An invalid certificate and a failed login to a proxy are not retried.
 *
 * <p>The backoff is random between 0 and a bound that doubles with each attempt (full jitter). If
 * the response contains {@code X-Rate-Limit-Time-Reset-Ms}, {@code X-Retry-After} or {@code
 * Retry-After}, the call waits at least for the longest of these, plus a random time of up to
 * {@code initialBackoff}.
 *
 * @param maxAttempts the maximum number of attempts, including the first; 1 or more
 * @param initialBackoff the bound of the backoff before the second attempt; at most a day
 * @param maxBackoff the largest bound of a backoff; at most a day
 * @param totalTimeout the time from the start of a call after which it is not retried; at most a
 *     day
 */
public record RetryPolicy(
    int maxAttempts, Duration initialBackoff, Duration maxBackoff, Duration totalTimeout) {

  private static final RetryPolicy STANDARD =
      new RetryPolicy(30, Duration.ofMillis(200), Duration.ofSeconds(10), Duration.ofSeconds(75));
  private static final RetryPolicy INTERACTIVE =
      new RetryPolicy(8, Duration.ofMillis(200), Duration.ofSeconds(2), Duration.ofSeconds(10));

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if {@code maxAttempts} is less than 1, or a duration is null,
   *     negative or longer than a day
   */
  public RetryPolicy {
    Checks.positive("maxAttempts", maxAttempts);
    Checks.upToOneDay("initialBackoff", initialBackoff);
    Checks.upToOneDay("maxBackoff", maxBackoff);
    Checks.upToOneDay("totalTimeout", totalTimeout);
  }

  /**
   * Returns the default policy, for jobs: up to 30 attempts within 75 seconds, with a backoff bound
   * that grows from 200 milliseconds to 10 seconds. It outlasts a minute of maintenance.
   */
  public static RetryPolicy standard() {
    return STANDARD;
  }

  /**
   * Returns a policy for calls that a person waits for: up to 8 attempts within 10 seconds, with a
   * backoff bound that grows from 200 milliseconds to 2 seconds. It bounds neither a single attempt
   * nor the wait for a rate limit: lower {@code readTimeout} and {@code maxRateLimitWait} too.
   */
  public static RetryPolicy interactive() {
    return INTERACTIVE;
  }

  /** {@return a policy that never retries} */
  public static RetryPolicy none() {
    return STANDARD.maxAttempts(1);
  }

  /** Returns a copy with the given maximum number of attempts, including the first. */
  public RetryPolicy maxAttempts(int maxAttempts) {
    return new RetryPolicy(maxAttempts, initialBackoff, maxBackoff, totalTimeout);
  }

  /** Returns a copy with the given bound of the backoff before the second attempt. */
  public RetryPolicy initialBackoff(Duration initialBackoff) {
    return new RetryPolicy(maxAttempts, initialBackoff, maxBackoff, totalTimeout);
  }

  /** Returns a copy with the given largest bound of a backoff. */
  public RetryPolicy maxBackoff(Duration maxBackoff) {
    return new RetryPolicy(maxAttempts, initialBackoff, maxBackoff, totalTimeout);
  }

  /** Returns a copy with the given time from the start of a call after which it is not retried. */
  public RetryPolicy totalTimeout(Duration totalTimeout) {
    return new RetryPolicy(maxAttempts, initialBackoff, maxBackoff, totalTimeout);
  }
}
