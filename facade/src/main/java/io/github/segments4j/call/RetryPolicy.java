package io.github.segments4j.call;

import java.time.Duration;

/**
 * How often and for how long a call is tried again.
 *
 * <p>Reads are repeated after 429, 500, 502, 503 and 504, after failures of the connection and
 * timeouts, and when a body breaks off; writes only after 429, and when the connection was never
 * made. Between two attempts lies a random time up to a bound that doubles with each attempt (full
 * jitter). Where the store names a time, in {@code X-Rate-Limit-Time-Reset-Ms}, {@code
 * X-Retry-After} or {@code Retry-After}, it is the longest of these and up to the first wait more.
 *
 * @param maxAttempts how often a call is sent at most, 1 or more
 * @param initialBackoff the bound of the wait before the second attempt
 * @param maxBackoff what the bound grows to at most
 * @param totalTimeout how long after its start a call may still be sent again
 */
public record RetryPolicy(
    int maxAttempts, Duration initialBackoff, Duration maxBackoff, Duration totalTimeout) {

  private static final RetryPolicy STANDARD =
      new RetryPolicy(30, Duration.ofMillis(200), Duration.ofSeconds(10), Duration.ofSeconds(75));

  /**
   * Checks the values.
   *
   * @param maxAttempts how often a call is sent at most, 1 or more
   * @param initialBackoff the bound of the wait before the second attempt
   * @param maxBackoff what the bound grows to at most
   * @param totalTimeout how long after its start a call may still be sent again
   * @throws IllegalArgumentException if there is no attempt, or a time is null, negative or longer
   *     than a day
   */
  public RetryPolicy {
    if (maxAttempts < 1) {
      throw new IllegalArgumentException("maxAttempts must be 1 or more, but was " + maxAttempts);
    }
    check("initialBackoff", initialBackoff);
    check("maxBackoff", maxBackoff);
    check("totalTimeout", totalTimeout);
  }

  /**
   * What a client does unless told otherwise: up to 30 attempts within 75 seconds, with waits that
   * grow from a fifth of a second to 10 seconds. It outlasts a minute of maintenance.
   *
   * @return the policy
   */
  public static RetryPolicy standard() {
    return STANDARD;
  }

  /**
   * One attempt and no more.
   *
   * @return the policy
   */
  public static RetryPolicy none() {
    return STANDARD.maxAttempts(1);
  }

  /**
   * The same with another number of attempts.
   *
   * @param maxAttempts how often a call is sent at most, 1 or more
   * @return a copy
   */
  public RetryPolicy maxAttempts(int maxAttempts) {
    return new RetryPolicy(maxAttempts, initialBackoff, maxBackoff, totalTimeout);
  }

  /**
   * The same with another first wait.
   *
   * @param initialBackoff the bound of the wait before the second attempt
   * @return a copy
   */
  public RetryPolicy initialBackoff(Duration initialBackoff) {
    return new RetryPolicy(maxAttempts, initialBackoff, maxBackoff, totalTimeout);
  }

  /**
   * The same with another longest wait.
   *
   * @param maxBackoff what the bound of the waits grows to at most
   * @return a copy
   */
  public RetryPolicy maxBackoff(Duration maxBackoff) {
    return new RetryPolicy(maxAttempts, initialBackoff, maxBackoff, totalTimeout);
  }

  /**
   * The same with another total time.
   *
   * @param totalTimeout how long after its start a call may still be sent again
   * @return a copy
   */
  public RetryPolicy totalTimeout(Duration totalTimeout) {
    return new RetryPolicy(maxAttempts, initialBackoff, maxBackoff, totalTimeout);
  }

  private static void check(String argument, Duration time) {
    if (time == null || time.isNegative() || time.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(
          argument + " must be between 0 and a day, but was " + time);
    }
  }
}
