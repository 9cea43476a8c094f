package io.github.segments4j.internal;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** The clock and the waiting, so that tests can have a time of their own. */
public interface Clock {

  /** The time of the machine. */
  Clock SYSTEM =
      new Clock() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public Instant now() {
          return Instant.now();
        }

        @Override
        public void sleep(long nanos) throws InterruptedException {
          TimeUnit.NANOSECONDS.sleep(nanos);
        }

        @Override
        @SuppressWarnings("WaitNotInLoop") // The caller has the loop.
        public void await(Condition signal, long nanos) throws InterruptedException {
          signal.awaitNanos(nanos);
        }
      };

  /**
   * A count that only differences mean something of.
   *
   * @return nanoseconds
   */
  long nanos();

  /**
   * What a wall clock shows.
   *
   * @return the time
   */
  Instant now();

  /**
   * Lets time pass.
   *
   * @param nanos how much
   * @throws InterruptedException if the thread is interrupted
   */
  void sleep(long nanos) throws InterruptedException;

  /**
   * Lets time pass until a signal comes.
   *
   * @param signal may come earlier
   * @param nanos how much at most
   * @throws InterruptedException if the thread is interrupted
   */
  void await(Condition signal, long nanos) throws InterruptedException;
}
