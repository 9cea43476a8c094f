package io.github.segments4j.call;

import io.github.segments4j.internal.check.Checks;
import java.time.Duration;

/**
 * A policy for retrying failed calls.
 *
 * <p>Reads are retried after status 429, 500, 502, 503 and 504, connection failures, timeouts and
 * truncated bodies. Writes are retried only after status 429, or if the request was not sent.
 *
 * <p>The backoff is random between 0 and a bound that doubles with each attempt (full jitter). If
 * the response contains {@code X-Rate-Limit-Time-Reset-Ms}, {@code X-Retry-After} or {@code
 * Retry-After}, the backoff is the longest of these plus a random time of up to {@code
 * initialBackoff}.
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
   * Returns the default policy: up to 30 attempts within 75 seconds, with a backoff bound that
   * grows from 200 milliseconds to 10 seconds. It outlasts a minute of maintenance.
   */
  public static RetryPolicy standard() {
    return STANDARD;
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
