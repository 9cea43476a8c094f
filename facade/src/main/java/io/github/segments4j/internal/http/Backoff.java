package io.github.segments4j.internal.http;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Exponential backoff with full jitter, by the retry policy of a client. */
public final class Backoff {

  /** The attempts of requests to a busy segment, which no deadline bounds: about 20 seconds. */
  private static final int MAX_BUSY_ATTEMPTS = 8;

  private static final long POLL_INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);

  private final HttpConfig config;

  /** Creates a backoff by the policy, the clock and the jitter of a configuration. */
  public Backoff(HttpConfig config) {
    this.config = config;
  }

  /** Returns the backoff after a number of attempts, in milliseconds. */
  long millisAfter(int attempts) {
    long max = config.retryPolicy().maxBackoff().toMillis();
    long limit = config.retryPolicy().initialBackoff().toMillis();
    for (int i = 1; i < attempts && limit < max; i++) {
      limit *= 2;
    }
    return jitter(Math.min(limit, max));
  }

  /** Returns a random time of at most the initial backoff, in milliseconds. */
  long initialJitterMillis() {
    return jitter(config.retryPolicy().initialBackoff().toMillis());
  }

  /** Returns whether a request to a busy segment may be repeated after a number of attempts. */
  public boolean isAllowed(int attempts) {
    return attempts < Math.min(MAX_BUSY_ATTEMPTS, config.retryPolicy().maxAttempts());
  }

  /** Waits for the backoff after a number of attempts, or until canceled or interrupted. */
  public void await(int attempts, BooleanSupplier isCanceled) {
    Clock clock = config.clock();
    long end = clock.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millisAfter(attempts));
    try {
      for (long left = end - clock.nanoTime();
          left > 0 && !isCanceled.getAsBoolean();
          left = end - clock.nanoTime()) {
        clock.sleep(Math.min(left, POLL_INTERVAL));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long jitter(long maxMillis) {
    return config.random().nextLong(maxMillis + 1);
  }
}
