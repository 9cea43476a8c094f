package io.github.segments4j.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.Call;
import okhttp3.Headers;

/**
 * Knows how many requests the store's quota still allows, as far as the answers tell, and lets that
 * many go. One for all calls of a client.
 *
 * <p>When nothing is known of the current window, one request goes ahead to find out and the others
 * wait for its answer. When few are left, fewer go at a time, since other apps spend the same
 * quota. An answer without the rate limit headers, or with absurd ones, lets all go until the next
 * that has them.
 */
final class RateLimiter {

  private static final long LONGEST_WINDOW = TimeUnit.DAYS.toMillis(1);
  private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long UNTIL_AN_ANSWER = Long.MAX_VALUE;

  private final long maxWait;
  private final Clock time;
  private final CallLogger log;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition answered = lock.newCondition();

  private State state = State.UNKNOWN;
  private int inFlight;
  private long left;
  private long windowEnd;

  RateLimiter(Duration maxWait, Clock time, CallLogger log) {
    this.maxWait = maxWait.toNanos();
    this.time = time;
    this.log = log;
  }

  private enum State {
    /** Nothing is known of the current window. */
    UNKNOWN,
    /** So many are left until the window ends. */
    KNOWN,
    /** The store does not tell. */
    UNTOLD
  }

  /**
   * Waits until the quota allows a request, and counts it; {@link #answered} or {@link #failed}
   * must follow.
   *
   * @throws QuotaSpentException if that is further away than a call may wait
   * @throws IOException if the call is cancelled or the thread interrupted
   */
  void start(Call call) throws IOException {
    lock.lock();
    try {
      long end = time.nanos() + maxWait;
      boolean logged = false;
      for (long wait = untilNext(); wait > 0; wait = untilNext()) {
        long remaining = end - time.nanos();
        if (wait == UNTIL_AN_ANSWER ? remaining <= 0 : wait > remaining) {
          throw new QuotaSpentException(Duration.ofNanos(Math.max(0, windowEnd - time.nanos())));
        }
        if (wait == UNTIL_AN_ANSWER) {
          answered.awaitNanos(SLICE);
        } else {
          if (!logged) {
            log.holding(call, wait);
            logged = true;
          }
          time.await(answered, Math.min(wait, SLICE));
        }
        if (call.isCanceled()) {
          throw new IOException("Canceled");
        }
      }
      inFlight++;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the quota");
    } finally {
      lock.unlock();
    }
  }

  /** A request that was started has been answered with these headers. */
  void answered(Headers headers) {
    Optional<Long> leftNow = RetryAfter.number(headers, "X-Rate-Limit-Requests-Left");
    Optional<Long> resetMs = RetryAfter.number(headers, "X-Rate-Limit-Time-Reset-Ms");
    lock.lock();
    try {
      inFlight--;
      if (isWithin(leftNow, Long.MAX_VALUE) && isWithin(resetMs, LONGEST_WINDOW)) {
        learn(leftNow.get(), time.nanos() + TimeUnit.MILLISECONDS.toNanos(resetMs.get()));
      } else {
        state = State.UNTOLD;
      }
      answered.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** A request that was started has ended without an answer; it may have been counted. */
  void failed() {
    lock.lock();
    try {
      inFlight--;
      left = Math.max(0, left - 1);
      answered.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How many nanoseconds until a request may go, as far as is known now; 0 if it may go. */
  private long untilNext() {
    if (state == State.KNOWN && windowEnd - time.nanos() <= 0) {
      state = State.UNKNOWN;
    }
    if (state == State.KNOWN && left <= 0) {
      return windowEnd - time.nanos();
    }
    return switch (state) {
      case UNKNOWN -> inFlight == 0 ? 0 : UNTIL_AN_ANSWER;
      case KNOWN -> inFlight == 0 || inFlight < left - left / 2 ? 0 : UNTIL_AN_ANSWER;
      case UNTOLD -> 0;
    };
  }

  /**
   * Answers may overtake each other, and each puts the end of the window later than it is, by the
   * time it took: within a window the least left and the earliest end are true.
   */
  private void learn(long leftNow, long end) {
    boolean sameWindow = state == State.KNOWN && end - windowEnd < windowEnd - time.nanos();
    left = sameWindow ? Math.min(left, leftNow) : leftNow;
    windowEnd = sameWindow && windowEnd - end < 0 ? windowEnd : end;
    state = State.KNOWN;
  }

  private static boolean isWithin(Optional<Long> number, long most) {
    return number.isPresent() && number.get() >= 0 && number.get() <= most;
  }

  /** The quota is used up for longer than a call may wait; nothing was sent. */
  static final class QuotaSpentException extends IOException {

    private static final long serialVersionUID = 1L;

    private final Duration wait;

    QuotaSpentException(Duration wait) {
      super("the store's quota of requests is used up for another " + wait.toMillis() + " ms");
      this.wait = wait;
    }

    Duration untilNextWindow() {
      return wait;
    }
  }
}
