package io.github.segments4j.internal.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.Call;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Limits requests to the quota that the rate-limit headers of earlier responses report. Shared by
 * all calls of a client.
 *
 * <p>While the current window is unknown, one request probes it and the others wait. When few
 * requests are left, fewer run concurrently, since other apps of the store spend the same quota. A
 * response without the headers, or with invalid ones, lifts the limit until the next response that
 * has them.
 */
final class RateLimiter {

  private static final long MAX_WINDOW_MILLIS = TimeUnit.DAYS.toMillis(1);
  private static final long UNTIL_RESPONSE = Long.MAX_VALUE;

  private final Duration maxWait;
  private final Clock clock;
  private final CallLogger logger;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition responseReceived = lock.newCondition();

  private State state = State.UNKNOWN;
  private int inFlight;
  private long requestsLeft;
  private long windowEnd;

  RateLimiter(Duration maxWait, Clock clock, CallLogger logger) {
    this.maxWait = maxWait;
    this.clock = clock;
    this.logger = logger;
  }

  private enum State {
    /** The quota of the current window is not known. */
    UNKNOWN,
    /** The quota and the end of the current window are known. */
    KNOWN,
    /** The store does not report a quota. */
    UNREPORTED
  }

  /**
   * Waits until the quota allows a request, and counts the request as in flight until {@link
   * #release}.
   *
   * @throws RateLimitWaitException if the rate limit resets later than a call may wait
   * @throws IOException if the call is canceled or the thread interrupted
   */
  @SuppressWarnings("WaitNotInLoop") // CancellableWait has the loop.
  void acquire(Call call) throws IOException {
    lock.lock();
    try {
      long deadline = clock.nanoTime() + maxWait.toNanos();
      boolean[] logged = {false};
      CancellableWait.await(
          call,
          "the rate limit",
          pollNanos -> {
            long wait = nanosUntilNext();
            if (wait == 0) {
              return true;
            }
            long remaining = deadline - clock.nanoTime();
            if (wait == UNTIL_RESPONSE ? remaining <= 0 : wait > remaining) {
              throw new RateLimitWaitException(
                  Duration.ofNanos(Math.max(0, windowEnd - clock.nanoTime())), maxWait);
            }
            if (wait == UNTIL_RESPONSE) {
              responseReceived.awaitNanos(pollNanos);
              return false;
            }
            if (!logged[0]) {
              logger.rateLimited(call, wait);
              logged[0] = true;
            }
            clock.await(responseReceived, Math.min(wait, pollNanos));
            return false;
          });
      inFlight++;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Ends a request and learns from its response.
   *
   * @param headers the headers of the response; null if there is none, so that the request may have
   *     been counted or not
   */
  void release(@Nullable Headers headers) {
    lock.lock();
    try {
      inFlight--;
      if (headers == null) {
        requestsLeft = Math.max(0, requestsLeft - 1);
      } else {
        learn(headers);
      }
      responseReceived.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Returns the nanoseconds until the next request may be sent; 0 if it may be sent now. */
  private long nanosUntilNext() {
    if (state == State.KNOWN && windowEnd - clock.nanoTime() <= 0) {
      state = State.UNKNOWN;
    }
    if (state == State.KNOWN && requestsLeft <= 0) {
      return windowEnd - clock.nanoTime();
    }
    return switch (state) {
      case UNKNOWN -> inFlight == 0 ? 0 : UNTIL_RESPONSE;
      case KNOWN ->
          inFlight == 0 || inFlight < requestsLeft - requestsLeft / 2 ? 0 : UNTIL_RESPONSE;
      case UNREPORTED -> 0;
    };
  }

  private void learn(Headers headers) {
    Optional<Long> left = within(headers, "X-Rate-Limit-Requests-Left", Long.MAX_VALUE);
    Optional<Long> resetMillis = within(headers, "X-Rate-Limit-Time-Reset-Ms", MAX_WINDOW_MILLIS);
    if (left.isEmpty() || resetMillis.isEmpty()) {
      state = State.UNREPORTED;
      return;
    }
    long end = clock.nanoTime() + TimeUnit.MILLISECONDS.toNanos(resetMillis.get());
    // Responses overtake each other, and latency makes a window seem to end late: within a window
    // the lowest count and the earliest end are correct.
    boolean sameWindow = state == State.KNOWN && end - windowEnd < windowEnd - clock.nanoTime();
    requestsLeft = sameWindow ? Math.min(requestsLeft, left.get()) : left.get();
    windowEnd = sameWindow && windowEnd - end < 0 ? windowEnd : end;
    state = State.KNOWN;
  }

  private static Optional<Long> within(Headers headers, String name, long max) {
    return RetryAfter.number(headers, name).filter(number -> number >= 0 && number <= max);
  }
}
