package io.github.segments4j.internal.http;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** The clock of a client and its waits, replaceable in tests. */
public interface Clock extends InstantSource {

  /** The clock of the machine. */
  Clock SYSTEM =
      new Clock() {
        @Override
        public Instant instant() {
          return Instant.now();
        }

        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public void sleep(long nanos) throws InterruptedException {
          TimeUnit.NANOSECONDS.sleep(nanos);
        }

        @Override
        @SuppressWarnings("WaitNotInLoop") // The caller has the loop.
        public void await(Condition condition, long nanos) throws InterruptedException {
          condition.awaitNanos(nanos);
        }
      };

  /** {@return the value of a monotonic clock in nanoseconds; only differences are meaningful} */
  long nanoTime();

  /** Sleeps for the given time. */
  void sleep(long nanos) throws InterruptedException;

  /** Awaits a condition, for at most the given time. */
  void await(Condition condition, long nanos) throws InterruptedException;
}
