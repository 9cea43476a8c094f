package io.github.segments4j;

import io.github.segments4j.internal.http.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;

/**
 * A clock that advances only when a thread waits for it, and then at once. Its nanoseconds overflow
 * one second after it was created.
 */
public final class FakeClock implements Clock {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final long START_NANOS = Long.MAX_VALUE - 1_000_000_000;

  private final AtomicLong elapsed = new AtomicLong();
  private volatile Runnable onWait = () -> {};

  /** Creates a clock that shows the start of 2026. */
  public FakeClock() {}

  @Override
  public long nanoTime() {
    return START_NANOS + elapsed.get();
  }

  @Override
  public Instant instant() {
    return START.plusNanos(elapsed.get());
  }

  @Override
  public void sleep(long nanos) throws InterruptedException {
    onWait.run();
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    elapsed.addAndGet(nanos);
  }

  @Override
  public void await(Condition signal, long nanos) throws InterruptedException {
    sleep(nanos);
  }

  /**
   * Advances this clock.
   *
   * @param duration the time to add
   */
  public void advance(Duration duration) {
    elapsed.addAndGet(duration.toNanos());
  }

  /**
   * Sets an action to run at the start of every wait.
   *
   * @param action the action
   */
  public void onWait(Runnable action) {
    onWait = action;
  }

  /** {@return the time since the start} */
  public Duration elapsed() {
    return Duration.ofNanos(elapsed.get());
  }
}
