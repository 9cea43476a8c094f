package io.github.segments4j.paging;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what a cursor gives, as it is asked for. The cursor may wait for the network; it runs
 * in a thread of the executor, one at a time, and only while there is demand.
 *
 * @param <E> the type of the elements
 */
final class CursorPublisher<E> implements Flow.Publisher<E> {

  private final Supplier<Cursor<E>> cursors;
  private final Executor executor;

  /**
   * Publishes a fresh cursor to each subscriber.
   *
   * @param cursors makes them
   * @param executor runs them
   */
  CursorPublisher(Supplier<Cursor<E>> cursors, Executor executor) {
    this.cursors = cursors;
    this.executor = executor;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super E> subscriber) {
    Objects.requireNonNull(subscriber, "subscriber");
    Subscription subscription = new Subscription(subscriber);
    subscriber.onSubscribe(subscription);
    subscription.subscribed();
  }

  private final class Subscription implements Flow.Subscription {

    private final Cursor<E> cursor = cursors.get();
    private final AtomicLong demand = new AtomicLong();

    /**
     * Pending signals; the drain loop runs while this is not 0. It starts at 1 so that no element
     * is emitted before {@code onSubscribe} has returned: signals are serial (rule 1.3).
     */
    private final AtomicInteger reasons = new AtomicInteger(1);

    private volatile Flow.@Nullable Subscriber<? super E> subscriber;
    private volatile @Nullable RuntimeException misuse;

    Subscription(Flow.Subscriber<? super E> subscriber) {
      this.subscriber = subscriber;
    }

    void subscribed() {
      if (reasons.decrementAndGet() != 0) {
        run();
      }
    }

    @Override
    public void request(long n) {
      if (n <= 0) {
        misuse = new IllegalArgumentException("request must be 1 or more, but was " + n);
      } else {
        demand.accumulateAndGet(n, Subscription::addCapped);
      }
      if (reasons.getAndIncrement() == 0) {
        run();
      }
    }

    @Override
    public void cancel() {
      subscriber = null;
      cursor.close();
    }

    private void run() {
      try {
        executor.execute(this::loop);
      } catch (RejectedExecutionException e) {
        fail(new IllegalStateException("the client is closed", e));
      }
    }

    private void loop() {
      int seen = reasons.get();
      while (seen != 0) {
        emit();
        seen = reasons.addAndGet(-seen);
      }
    }

    private void emit() {
      while (subscriber != null) {
        E element;
        try {
          if (misuse != null) {
            fail(misuse);
            return;
          }
          if (!cursor.mayHaveNext()) {
            complete();
            return;
          }
          if (demand.get() == 0) {
            return;
          }
          if (!cursor.hasNext()) {
            continue;
          }
          element = cursor.next();
        } catch (RuntimeException e) {
          fail(e);
          return;
        }
        demand.decrementAndGet();
        deliver(element);
      }
    }

    /** A subscriber that throws breaks the rules, and hears no more. */
    private void deliver(E element) {
      Flow.Subscriber<? super E> to = subscriber;
      if (to == null) {
        return;
      }
      try {
        to.onNext(element);
      } catch (RuntimeException e) {
        cancel();
        throw e;
      }
    }

    private void complete() {
      Flow.Subscriber<? super E> to = subscriber;
      subscriber = null;
      if (to != null) {
        to.onComplete();
      }
    }

    private void fail(RuntimeException failure) {
      Flow.Subscriber<? super E> to = subscriber;
      subscriber = null;
      cursor.close();
      if (to != null) {
        to.onError(failure);
      }
    }

    private static long addCapped(long demand, long more) {
      long sum = demand + more;
      return sum < 0 ? Long.MAX_VALUE : sum;
    }
  }
}
