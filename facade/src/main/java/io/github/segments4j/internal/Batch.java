package io.github.segments4j.internal;

import io.github.segments4j.batch.BatchFailure;
import io.github.segments4j.batch.BatchResult;
import io.github.segments4j.client.BatchLimit;
import io.github.segments4j.error.ForbiddenException;
import io.github.segments4j.error.NotFoundException;
import io.github.segments4j.error.SegmentsException;
import io.github.segments4j.error.UnauthorizedException;
import io.github.segments4j.error.UnreadableResponseException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Invocation;

/**
 * Sends any number of items in requests that the operation's limits allow, several at a time. What
 * goes wrong with one request costs nothing of the others; only what is wrong with all of them,
 * such as a missing scope, is found out by the first and ends the batch.
 *
 * @param <K> what is asked for
 * @param <A> the type of an answer in JSON
 * @param <V> what comes of it
 */
public final class Batch<K, A, V> {

  private final Calls calls;
  private final Function<List<K>, Call<A>> request;
  private final Function<K, ?> idOf;
  private final BatchReader<K, A, V> reader;
  private final IntConsumer progress;

  private final Queue<List<K>> waiting = new ConcurrentLinkedQueue<>();
  private final Set<Task<A>> inFlight = ConcurrentHashMap.newKeySet();
  private final Map<K, V> done = new HashMap<>();
  private final Set<K> unchanged = new HashSet<>();
  private final Map<K, BatchFailure> failed = new HashMap<>();
  private volatile @Nullable SegmentsException end;

  /**
   * Prepares a batch, of which nothing is sent.
   *
   * @param calls runs the calls
   * @param request makes them
   * @param idOf what tells an item apart in an answer
   * @param reader reads the answers
   * @param progress told how many items are through with after each request
   */
  public Batch(
      Calls calls,
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
   * Sends the batch and waits for all of it. If the thread is interrupted, what is in flight is
   * cancelled, and what was not sent has failed.
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
    BatchLimit limit = limitOf(request.apply(keys.subList(0, 1)));
    for (int from = 0; from < keys.size(); from += limit.size()) {
      waiting.add(keys.subList(from, Math.min(keys.size(), from + limit.size())));
    }
    sendNext();
    SegmentsException refusal = end;
    if (refusal != null) {
      throw refusal;
    }
    sendRest(Math.min(limit.concurrency(), waiting.size()));
    return result(keys);
  }

  private void sendRest(int concurrency) {
    List<CompletableFuture<Void>> workers = new ArrayList<>();
    for (int i = 0; i < concurrency; i++) {
      workers.add(
          calls.start(
              () -> {
                while (sendNext()) {}
              }));
    }
    CompletableFuture<Void> all =
        CompletableFuture.allOf(workers.toArray(CompletableFuture[]::new));
    try {
      all.get();
    } catch (InterruptedException e) {
      waiting.clear();
      inFlight.forEach(Task::cancel);
      all.join();
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    }
  }

  /** Sends one request and keeps what comes of it; false if there was none to send. */
  private boolean sendNext() {
    List<K> keys = waiting.poll();
    if (keys == null) {
      return false;
    }
    Call<A> call = request.apply(keys);
    Task<A> task = calls.task(call);
    Semaphore slots = calls.slots(methodOf(call), limitOf(call).concurrency());
    slots.acquireUninterruptibly();
    inFlight.add(task);
    try {
      keep(reader.succeeded(keys, idOf, task.runOrNull()));
    } catch (UnauthorizedException | ForbiddenException | NotFoundException e) {
      end = e;
      waiting.clear();
      keep(BatchReader.allFailed(keys, e));
    } catch (UnreadableResponseException e) {
      keep(
          e.body().isBlank() ? reader.succeeded(keys, idOf, null) : BatchReader.allFailed(keys, e));
    } catch (SegmentsException e) {
      keep(reader.refused(keys, idOf, e));
    } finally {
      inFlight.remove(task);
      slots.release();
    }
    return true;
  }

  private synchronized void keep(BatchReader.Outcome<K, V> outcome) {
    done.putAll(outcome.done());
    unchanged.addAll(outcome.unchanged());
    failed.putAll(outcome.failed());
    waiting.addAll(outcome.again());
    progress.accept(done.size() + unchanged.size() + failed.size());
  }

  private static Method methodOf(Call<?> call) {
    return call.request().tag(Invocation.class).method();
  }

  private static BatchLimit limitOf(Call<?> call) {
    return methodOf(call).getAnnotation(BatchLimit.class);
  }

  private synchronized BatchResult<K, V> result(List<K> keys) {
    List<V> itsDone = new ArrayList<>();
    List<K> itsUnchanged = new ArrayList<>();
    Map<K, BatchFailure> itsFailed = new LinkedHashMap<>();
    SegmentsException ended = end;
    BatchFailure notSent =
        ended == null
            ? new BatchFailure("it was not sent, because the thread was interrupted", null)
            : new BatchFailure("it was not sent, because " + ended.getMessage(), ended);
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
