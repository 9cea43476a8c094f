package io.github.segments4j.internal.http;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** The clock of a client and its waits: those of the machine, unless a test overrides them. */
public interface Clock extends InstantSource {

  /** The clock of the machine. */
  Clock SYSTEM = Instant::now;

  /** {@return the value of a monotonic clock in nanoseconds; only differences are meaningful} */
  default long nanoTime() {
    return System.nanoTime();
  }

  /** Sleeps for the given time. */
  default void sleep(long nanos) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(nanos);
  }

  /** Awaits a condition, for at most the given time. */
  @SuppressWarnings("WaitNotInLoop") // The caller has the loop.
  default void await(Condition condition, long nanos) throws InterruptedException {
    condition.awaitNanos(nanos);
  }
}
