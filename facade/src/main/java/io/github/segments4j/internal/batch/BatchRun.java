package io.github.segments4j.internal.batch;

import io.github.segments4j.api.BatchLimit;
import io.github.segments4j.batch.BatchFailure;
import io.github.segments4j.batch.BatchResult;
import io.github.segments4j.error.SegmentsException;
import io.github.segments4j.internal.batch.ItemOutcome.Failed;
import io.github.segments4j.internal.batch.ItemOutcome.Resend;
import io.github.segments4j.internal.batch.ItemOutcome.Succeeded;
import io.github.segments4j.internal.batch.ItemOutcome.Unchanged;
import io.github.segments4j.internal.http.OperationAnnotations;
import io.github.segments4j.internal.transport.ApiCall;
import io.github.segments4j.internal.transport.ApiResult;
import io.github.segments4j.internal.transport.ClientClosedException;
import io.github.segments4j.model.BatchEnvelope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One run of a batch operation. A failed request does not affect the others, unless the failure
 * applies to every request, such as a missing scope: that ends the run.
 */
public final class BatchRun<K, R extends BatchEnvelope, V> {

  private final BatchOperation<K, R, V> operation;
  private final BatchReader<K, R, V> reader;
  private final List<K> items;
  private final IntConsumer progress;

  private final Queue<Chunk<K>> pending = new ConcurrentLinkedQueue<>();
  private final Set<ApiCall<R>> inFlight = ConcurrentHashMap.newKeySet();
  private final Map<K, ItemOutcome<V>> outcomes = new HashMap<>();
  private volatile @Nullable SegmentsException fatal;
  private volatile @Nullable String stopReason;

  /**
   * The items of a request.
   *
   * @param knownAbsent whether an earlier response implies that the items did not exist, so that
   *     one that exists now was added by an earlier request of this run
   */
  private record Chunk<K>(List<K> items, boolean knownAbsent) {}

  private BatchRun(BatchOperation<K, R, V> operation, Collection<K> items, IntConsumer progress) {
    this.operation = operation;
    this.reader = new BatchReader<>(operation);
    this.items = List.copyOf(new LinkedHashSet<>(items));
    this.progress = progress;
  }

  /** Runs an operation. See {@link #run(BatchOperation, Collection, IntConsumer)}. */
  public static <K, R extends BatchEnvelope, V> BatchResult<K, V> run(
      BatchOperation<K, R, V> operation, Collection<K> items) {
    return run(operation, items, completed -> {});
  }

  /**
   * Runs an operation on the distinct items, in requests within the limits of the operation, and
   * waits for all of them. If the thread is interrupted or the client closed, requests in flight
   * are canceled and the items not sent have failed. Sends nothing if there are no items.
   *
   * @param progress receives the number of completed items after each request, from one thread at a
   *     time
   * @throws SegmentsException if the first request fails for a reason that fails all of them
   */
  public static <K, R extends BatchEnvelope, V> BatchResult<K, V> run(
      BatchOperation<K, R, V> operation, Collection<K> items, IntConsumer progress) {
    return new BatchRun<>(operation, items, progress).run();
  }

  private BatchResult<K, V> run() {
    if (items.isEmpty()) {
      return new BatchResult<>(List.of(), List.of(), Map.of());
    }
    BatchLimit limit =
        Objects.requireNonNull(
            OperationAnnotations.find(
                operation.request().apply(items.subList(0, 1)).request(), BatchLimit.class),
            "x-batch");
    enqueue(items, limit.size(), false);
    // The first request is alone, so that a failure that applies to all of them costs only one.
    runWorkers(1, this::sendNext);
    if (fatal != null) {
      throw fatal;
    }
    runWorkers(
        Math.min(limit.concurrency(), pending.size()),
        () -> {
          while (!pending.isEmpty()) {
            sendNext();
          }
        });
    return result();
  }

  private void enqueue(List<K> from, int size, boolean knownAbsent) {
    for (int start = 0; start < from.size(); start += size) {
      pending.add(
          new Chunk<>(from.subList(start, Math.min(from.size(), start + size)), knownAbsent));
    }
  }

  /** Runs on other threads, so that an interrupt of the caller takes effect immediately. */
  private void runWorkers(int count, Runnable worker) {
    if (Thread.currentThread().isInterrupted()) {
      stop("the thread was interrupted");
      return;
    }
    List<CompletableFuture<Void>> workers = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        workers.add(CompletableFuture.runAsync(worker, operation.transport()));
      }
    } catch (ClientClosedException e) {
      stop(e.getMessage());
    }
    CompletableFuture<Void> all =
        CompletableFuture.allOf(workers.toArray(CompletableFuture[]::new));
    try {
      all.get();
    } catch (InterruptedException e) {
      stop("the thread was interrupted");
      inFlight.forEach(ApiCall::cancel);
      all.exceptionally(failure -> null).join();
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    }
  }

  private void stop(@Nullable String reason) {
    stopReason = String.valueOf(reason);
    pending.clear();
  }

  private void sendNext() {
    Chunk<K> chunk = pending.poll();
    if (chunk == null) {
      return;
    }
    try {
      complete(chunk, send(chunk.items()));
    } catch (ClientClosedException e) {
      stop(e.getMessage());
    } catch (RuntimeException e) {
      stop(e.getMessage());
      throw e;
    }
  }

  private Map<K, ItemOutcome<V>> send(List<K> chunk) {
    ApiCall<R> call = operation.transport().newCall(operation.request().apply(chunk));
    inFlight.add(call);
    if (stopReason != null) {
      call.cancel();
    }
    try {
      ApiResult<R> result = call.executeForResult();
      SegmentsException error = result.error();
      if (error != null && operation.kind().isFatal(error.statusCode())) {
        fatal = error;
        stop("an earlier request failed with status %s".formatted(error.statusCode()));
      }
      return reader.read(chunk, result);
    } catch (SegmentsException e) {
      return BatchReader.failed(chunk, failure(e));
    } finally {
      inFlight.remove(call);
    }
  }

  /** The cause of a request that was canceled is the failure that stopped the run. */
  private BatchFailure failure(SegmentsException exception) {
    return stopReason == null || exception.statusCode() != 0
        ? new BatchFailure(String.valueOf(exception.getMessage()), exception)
        : new BatchFailure(
            "outcome unknown: canceled because %s".formatted(stopReason),
            fatal == null ? exception : fatal);
  }

  private synchronized void complete(Chunk<K> chunk, Map<K, ItemOutcome<V>> received) {
    List<K> resend = new ArrayList<>();
    boolean knownAbsent = chunk.knownAbsent();
    for (K item : chunk.items()) {
      ItemOutcome<V> outcome = Objects.requireNonNull(received.get(item));
      if (outcome instanceof Resend) {
        resend.add(item);
      } else {
        knownAbsent |= outcome instanceof Unchanged;
        outcomes.put(item, chunk.knownAbsent() ? addedEarlier(item, outcome) : outcome);
      }
    }
    if (stopReason == null && !resend.isEmpty()) {
      boolean isWholeChunk = resend.size() == chunk.items().size();
      enqueue(resend, isWholeChunk ? (resend.size() + 1) / 2 : resend.size(), knownAbsent);
    }
    progress.accept(outcomes.size());
  }

  private ItemOutcome<V> addedEarlier(K item, ItemOutcome<V> outcome) {
    return outcome instanceof Unchanged
            && operation.results() instanceof ItemResults.Implied<K, R, V> implied
        ? new Succeeded<>(implied.of(item))
        : outcome;
  }

  private synchronized BatchResult<K, V> result() {
    List<V> succeeded = new ArrayList<>();
    List<K> unchanged = new ArrayList<>();
    Map<K, BatchFailure> failed = new LinkedHashMap<>();
    ItemOutcome<V> notSent =
        new Failed<>(new BatchFailure("not sent: %s".formatted(stopReason), fatal));
    for (K item : items) {
      ItemOutcome<V> outcome = outcomes.getOrDefault(item, notSent);
      if (outcome instanceof Succeeded<V> success) {
        succeeded.add(success.result());
      } else if (outcome instanceof Failed<V> failure) {
        failed.put(item, redacted(failure.failure()));
      } else {
        unchanged.add(item);
      }
    }
    return new BatchResult<>(succeeded, unchanged, failed);
  }

  /** A store may echo the access token in its errors. */
  private BatchFailure redacted(BatchFailure failure) {
    return new BatchFailure(operation.transport().redact(failure.reason()), failure.exception());
  }
}
