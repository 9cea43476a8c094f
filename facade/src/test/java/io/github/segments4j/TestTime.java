package io.github.segments4j;

import io.github.segments4j.internal.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;

final class TestTime implements Time, InstantSource {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final AtomicLong nanos = new AtomicLong();
  private volatile Runnable onWait = () -> {};

  @Override
  public long nanos() {
    return nanos.get();
  }

  @Override
  public Instant now() {
    return START.plusNanos(nanos.get());
  }

  @Override
  public Instant instant() {
    return now();
  }

  @Override
  public void sleep(long nanosToPass) throws InterruptedException {
    onWait.run();
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    nanos.addAndGet(nanosToPass);
  }

  @Override
  public void await(Condition signal, long nanosToPass) throws InterruptedException {
    sleep(nanosToPass);
  }

  void onWait(Runnable action) {
    onWait = action;
  }

  /** How much time has passed. */
  Duration elapsed() {
    return Duration.ofNanos(nanos.get());
  }
}
