package io.github.segments4j;

import io.github.segments4j.internal.http.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;

/** Passes when somebody waits for it. A second after its start, its count of nanos overflows. */
public final class FakeClock implements Clock {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final long START_NANOS = Long.MAX_VALUE - 1_000_000_000;

  private final AtomicLong passed = new AtomicLong();
  private volatile Runnable onWait = () -> {};

  @Override
  public long nanoTime() {
    return START_NANOS + passed.get();
  }

  @Override
  public Instant instant() {
    return START.plusNanos(passed.get());
  }

  @Override
  public void sleep(long nanosToPass) throws InterruptedException {
    onWait.run();
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    pass(nanosToPass);
  }

  @Override
  public void await(Condition signal, long nanosToPass) throws InterruptedException {
    sleep(nanosToPass);
  }

  public void pass(Duration duration) {
    pass(duration.toNanos());
  }

  private void pass(long nanos) {
    passed.addAndGet(nanos);
  }

  public void onWait(Runnable action) {
    onWait = action;
  }

  /** How much time has passed. */
  public Duration elapsed() {
    return Duration.ofNanos(passed.get());
  }
}
