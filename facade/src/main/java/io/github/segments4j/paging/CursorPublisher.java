package io.github.segments4j.paging;

import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the elements of a cursor on demand. The cursor may block on the network: it runs on a
 * thread of the executor, and only while there is demand.
 *
 * @param <E> the type of the elements
 */
final class CursorPublisher<E> implements Flow.Publisher<E> {

  private final Supplier<? extends Cursor<E>> cursors;
  private final Executor executor;

  /**
   * An iterator whose elements may have to be fetched.
   *
   * @param <E> the type of the elements
   */
  interface Cursor<E> extends Iterator<E>, AutoCloseable {

    /** Returns whether an element may follow, without sending a request. */
    default boolean mayHaveNext() {
      return hasNext();
    }

    /** Ends the iteration and cancels the requests in flight. Safe to call from any thread. */
    @Override
    void close();
  }

  CursorPublisher(Supplier<? extends Cursor<E>> cursors, Executor executor) {
    this.cursors = cursors;
    this.executor = executor;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super E> subscriber) {
    Objects.requireNonNull(subscriber, "subscriber");
    Subscription subscription = new Subscription(subscriber);
    subscriber.onSubscribe(subscription);
    subscription.start();
  }

  private final class Subscription implements Flow.Subscription {

    private final Cursor<E> cursor = cursors.get();
    private final AtomicLong demand = new AtomicLong();

    /**
     * Pending signals; the drain loop runs while this is not 0. It starts at 1, so that nothing is
     * emitted before {@code onSubscribe} has returned: signals are serial (rule 1.3).
     */
    private final AtomicInteger signals = new AtomicInteger(1);

    private volatile Flow.@Nullable Subscriber<? super E> subscriber;
    private volatile @Nullable IllegalArgumentException violation;

    Subscription(Flow.Subscriber<? super E> subscriber) {
      this.subscriber = subscriber;
    }

    void start() {
      if (signals.decrementAndGet() != 0) {
        drain();
      }
    }

    @Override
    public void request(long n) {
      if (n <= 0) {
        violation = new IllegalArgumentException("request must be 1 or more, but was " + n);
      } else {
        demand.accumulateAndGet(n, Subscription::addCapped);
      }
      if (signals.getAndIncrement() == 0) {
        drain();
      }
    }

    @Override
    public void cancel() {
      subscriber = null;
      cursor.close();
    }

    private void drain() {
      try {
        executor.execute(this::drainLoop);
      } catch (Throwable e) {
        // The client is closed, or there is no thread.
        fail(e);
      }
    }

    private void drainLoop() {
      int seen = signals.get();
      while (seen != 0) {
        emit();
        seen = signals.addAndGet(-seen);
      }
    }

    private void emit() {
      while (subscriber != null) {
        E element = null;
        try {
          if (violation != null) {
            throw violation;
          }
          if (cursor.mayHaveNext() && demand.get() == 0) {
            return;
          }
          if (cursor.hasNext()) {
            element = cursor.next();
          }
        } catch (Throwable e) {
          fail(e);
          return;
        }
        if (element == null) {
          terminate(Flow.Subscriber::onComplete);
        } else {
          demand.decrementAndGet();
          deliver(element);
        }
      }
    }

    private void deliver(E element) {
      Flow.Subscriber<? super E> receiver = subscriber;
      if (receiver == null) {
        return;
      }
      try {
        receiver.onNext(element);
      } catch (Throwable e) {
        // The subscriber violates rule 2.13.
        cancel();
        throw e;
      }
    }

    private void fail(Throwable failure) {
      cursor.close();
      terminate(receiver -> receiver.onError(failure));
    }

    private void terminate(Consumer<Flow.Subscriber<? super E>> signal) {
      Flow.Subscriber<? super E> receiver = subscriber;
      subscriber = null;
      if (receiver != null) {
        signal.accept(receiver);
      }
    }

    private static long addCapped(long demand, long n) {
      long sum = demand + n;
      return sum < 0 ? Long.MAX_VALUE : sum;
    }
  }
}
