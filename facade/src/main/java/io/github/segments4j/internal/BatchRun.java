package io.github.segments4j.internal;

import io.github.segments4j.api.BatchLimit;
import io.github.segments4j.batch.BatchFailure;
import io.github.segments4j.batch.BatchResult;
import io.github.segments4j.error.SegmentsException;
import io.github.segments4j.error.UnreadableResponseException;
import io.github.segments4j.internal.BatchReader.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * Sends any number of items in requests that the operation's limits allow, several at a time. What
 * goes wrong with one request costs nothing of the others; only what is wrong with all of them,
 * such as a missing scope, is found out by the first and ends the batch.
 *
 * @param <K> what is asked for
 * @param <A> the type of an answer in JSON
 * @param <V> what comes of it
 */
public final class BatchRun<K, A, V> {

  private static final String INTERRUPTED = "the thread was interrupted";

  private final Transport calls;
  private final Function<List<K>, Call<A>> request;
  private final Function<K, ?> idOf;
  private final BatchReader<K, A, V> reader;
  private final IntConsumer progress;

  private final Queue<List<K>> waiting = new ConcurrentLinkedQueue<>();
  private final Set<ApiCall<A>> inFlight = ConcurrentHashMap.newKeySet();
  private final Map<K, V> done = new HashMap<>();
  private final Set<K> unchanged = new HashSet<>();
  private final Map<K, V> notThere = new HashMap<>();
  private final Map<K, BatchFailure> failed = new HashMap<>();
  private volatile @Nullable SegmentsException refusal;
  private volatile @Nullable String stopped;

  /**
   * Prepares a batch, of which nothing is sent.
   *
   * @param calls runs the calls
   * @param request makes them
   * @param idOf what tells an item apart in an answer
   * @param reader reads the answers
   * @param progress told how many items are through with after each request, by one thread at a
   *     time
   */
  public BatchRun(
      Transport calls,
      Function<List<K>, Call<A>> request,
      Function<K, ?> idOf,
      BatchReader<K, A, V> reader,
      IntConsumer progress) {
    this.calls = calls;
    this.request = request;
    this.idOf = idOf;
    this.reader = reader;
    this.progress = progress;
  }

  /**
   * Sends the batch and waits for all of it. If the thread is interrupted or the client closed,
   * what is in flight is cancelled, and what was not sent has failed.
   *
   * @param items the items, of which those that are there twice are sent once; if there are none,
   *     nothing is sent
   * @return what became of each
   * @throws SegmentsException if the store refuses the first request for a reason that is one for
   *     all of them
   */
  public BatchResult<K, V> send(Collection<K> items) {
    List<K> keys = List.copyOf(new LinkedHashSet<>(items));
    if (keys.isEmpty()) {
      return new BatchResult<>(List.of(), List.of(), Map.of());
    }
    BatchLimit limit =
        Objects.requireNonNull(Limits.of(request.apply(keys.subList(0, 1)).request()), "x-batch");
    for (int from = 0; from < keys.size(); from += limit.size()) {
      waiting.add(keys.subList(from, Math.min(keys.size(), from + limit.size())));
    }
    work(1, this::sendNext);
    SegmentsException first = refusal;
    if (first != null) {
      throw first;
    }
    work(
        Math.min(limit.concurrency(), waiting.size()),
        () -> {
          while (!waiting.isEmpty()) {
            sendNext();
          }
        });
    return result(keys);
  }

  /** Works in other threads, so that an interrupt of this one ends it whatever it waits for. */
  private void work(int workers, Runnable work) {
    if (Thread.currentThread().isInterrupted()) {
      stop(INTERRUPTED);
      return;
    }
    List<CompletableFuture<Void>> started = new ArrayList<>();
    try {
      for (int i = 0; i < workers; i++) {
        started.add(calls.start(work));
      }
    } catch (IllegalStateException e) {
      stop(HttpStack.CLOSED);
    }
    CompletableFuture<Void> all =
        CompletableFuture.allOf(started.toArray(CompletableFuture[]::new));
    try {
      all.get();
    } catch (InterruptedException e) {
      stop(INTERRUPTED);
      inFlight.forEach(ApiCall::cancel);
      all.exceptionally(failure -> null).join();
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    }
  }

  private void stop(String why) {
    stopped = why;
    waiting.clear();
  }

  private void sendNext() {
    List<K> keys = waiting.poll();
    if (keys == null) {
      return;
    }
    try {
      keep(send(keys));
    } catch (RuntimeException e) {
      stop(String.valueOf(e.getMessage()));
      if (!HttpStack.CLOSED.equals(e.getMessage())) {
        throw e;
      }
    }
  }

  private Outcome<K, V> send(List<K> keys) {
    ApiCall<A> task = calls.task(request.apply(keys));
    inFlight.add(task);
    if (stopped != null) {
      task.cancel();
    }
    try {
      ApiCall.Reply<A> reply = task.reply();
      SegmentsException itsRefusal = reply.refusal();
      if (itsRefusal == null) {
        return reader.succeeded(keys, idOf, reply.answer());
      }
      if (reader.isForAll(itsRefusal)) {
        refusal = itsRefusal;
        stop(String.valueOf(itsRefusal.getMessage()));
        return allFailed(keys, itsRefusal);
      }
      return reader.refused(keys, idOf, itsRefusal, reply.body());
    } catch (UnreadableResponseException e) {
      // A success without a body says it all.
      return e.body().isBlank() ? reader.succeeded(keys, idOf, null) : allFailed(keys, e);
    } catch (SegmentsException e) {
      return allFailed(keys, e);
    } finally {
      inFlight.remove(task);
    }
  }

  private Outcome<K, V> allFailed(List<K> keys, SegmentsException failure) {
    if (stopped == null || failure.statusCode() != 0) {
      return Outcome.allFailed(
          keys, new BatchFailure(String.valueOf(failure.getMessage()), failure));
    }
    // What stopped the batch is the cause, not the cancelling of this request.
    return Outcome.allFailed(
        keys,
        new BatchFailure(
            "it was cancelled, because " + stopped + ", and may have been done",
            refusal == null ? failure : refusal));
  }

  private synchronized void keep(Outcome<K, V> outcome) {
    done.putAll(outcome.done());
    for (K key : outcome.unchanged()) {
      if (notThere.containsKey(key)) {
        done.put(key, notThere.get(key));
      } else {
        unchanged.add(key);
      }
    }
    notThere.putAll(outcome.notThere());
    outcome.failed().forEach((key, failure) -> failed.put(key, calls.withoutToken(failure)));
    if (stopped == null) {
      waiting.addAll(outcome.again());
    }
    progress.accept(done.size() + unchanged.size() + failed.size());
  }

  private synchronized BatchResult<K, V> result(List<K> keys) {
    List<V> itsDone = new ArrayList<>();
    List<K> itsUnchanged = new ArrayList<>();
    Map<K, BatchFailure> itsFailed = new LinkedHashMap<>();
    BatchFailure notSent = new BatchFailure("it was not sent, because " + stopped, refusal);
    for (K key : keys) {
      if (done.containsKey(key)) {
        itsDone.add(done.get(key));
      } else if (unchanged.contains(key)) {
        itsUnchanged.add(key);
      } else {
        itsFailed.put(key, failed.getOrDefault(key, notSent));
      }
    }
    return new BatchResult<>(itsDone, itsUnchanged, itsFailed);
  }
}
