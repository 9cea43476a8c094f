package io.github.segments4j.internal.batch;

import io.github.segments4j.api.BatchLimit;
import io.github.segments4j.batch.BatchFailure;
import io.github.segments4j.batch.BatchResult;
import io.github.segments4j.error.SegmentsException;
import io.github.segments4j.internal.batch.ItemOutcome.Failed;
import io.github.segments4j.internal.batch.ItemOutcome.Next;
import io.github.segments4j.internal.batch.ItemOutcome.Open;
import io.github.segments4j.internal.batch.ItemOutcome.Succeeded;
import io.github.segments4j.internal.batch.ItemOutcome.Unchanged;
import io.github.segments4j.internal.http.OperationAnnotations;
import io.github.segments4j.internal.transport.ApiCall;
import io.github.segments4j.internal.transport.ApiResult;
import io.github.segments4j.internal.transport.ClientClosedException;
import io.github.segments4j.model.BatchEnvelope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One run of a batch operation. A failed request does not affect the others, unless the failure
 * applies to every request, such as a missing scope: that ends the run.
 *
 * <p>Items whose outcome a response leaves open are resent; what is open after that is looked up in
 * the store once, for all items together.
 */
public final class BatchRun<K, R extends BatchEnvelope, V> {

  /** Splitting ends after this many rejected items in a row: the store rejects all of them. */
  private static final int MAX_REJECTIONS_IN_A_ROW = 100;

  private final BatchOperation<K, R, V> operation;
  private final BatchReader<K, R, V> reader;
  private final List<K> items;
  private final IntConsumer progress;

  private final Deque<Chunk<K>> pending = new ConcurrentLinkedDeque<>();
  private final Set<ApiCall<R>> inFlight = ConcurrentHashMap.newKeySet();
  private final Map<K, ItemOutcome<V>> outcomes = new HashMap<>();
  private int completed;
  private int rejectionsInARow;
  private volatile boolean lookedUp;
  private volatile @Nullable SegmentsException fatal;
  private volatile @Nullable String stopReason;

  /**
   * The items of a request.
   *
   * @param repeated whether the store may have processed the items of an earlier request, whose
   *     response does not name them
   * @param backoffs the number of backoffs so far
   */
  private record Chunk<K>(List<K> items, boolean repeated, int backoffs) {}

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
   *     time; must not throw
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
    drain(limit);
    lookUp(limit);
    drain(limit);
    return result();
  }

  private void enqueue(List<K> from, int size, boolean repeated) {
    for (int start = 0; start < from.size(); start += size) {
      pending.add(
          new Chunk<>(from.subList(start, Math.min(from.size(), start + size)), repeated, 0));
    }
  }

  private void drain(BatchLimit limit) {
    runWorkers(
        Math.min(limit.concurrency(), pending.size()),
        () -> {
          while (!pending.isEmpty()) {
            sendNext();
          }
        });
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
      throw new IllegalStateException(e.getCause());
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
    if (chunk.backoffs() > 0) {
      operation.transport().backoff().await(chunk.backoffs(), () -> stopReason != null);
    }
    try {
      complete(chunk, send(chunk.items()));
    } catch (ClientClosedException e) {
      stop(e.getMessage());
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
      SegmentsException failure = reader.fatal(chunk, result);
      if (failure != null) {
        fatal = failure;
        stop("an earlier request failed with status %s".formatted(failure.statusCode()));
        return BatchReader.failed(chunk, failure(failure));
      }
      return reader.read(chunk, result);
    } catch (SegmentsException e) {
      return BatchReader.failed(chunk, failure(e));
    } catch (ClientClosedException e) {
      throw e;
    } catch (Throwable e) {
      // Even an Error must not lose the outcomes of the other requests.
      return BatchReader.failed(chunk, failure(call.failure(e)));
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
    boolean isDoneEarlier =
        chunk.repeated()
            && received.values().stream().allMatch(outcome -> outcome instanceof Unchanged);
    Map<Next, List<K>> open = new EnumMap<>(Next.class);
    for (K item : chunk.items()) {
      ItemOutcome<V> outcome = Objects.requireNonNull(received.get(item));
      decide(item, isDoneEarlier ? reader.succeeded(item) : outcome);
      if (outcome instanceof Open<V> undecided) {
        open.computeIfAbsent(undecided.next(), next -> new ArrayList<>()).add(item);
      }
    }
    countRejections(chunk, received);
    if (stopReason == null) {
      open.forEach((next, openItems) -> follow(chunk, next, openItems));
    }
    progress.accept(completed);
  }

  /** Sends the items again whose outcome is open, unless only a look-up can decide it. */
  private void follow(Chunk<K> chunk, Next next, List<K> open) {
    boolean isWhole = open.size() == chunk.items().size();
    Next step =
        switch (next) {
          case REPEAT -> isWhole && chunk.repeated() ? Next.LOOK_UP : Next.REPEAT;
          case BACK_OFF ->
              operation.transport().backoff().isAllowed(chunk.backoffs() + 1)
                  ? Next.BACK_OFF
                  : Next.LOOK_UP;
          default -> next;
        };
    switch (step) {
      case RESEND -> enqueue(open, open.size(), false);
      case REPEAT -> enqueue(open, open.size(), true);
      case BACK_OFF -> pending.add(new Chunk<>(open, chunk.repeated(), chunk.backoffs() + 1));
      case SPLIT -> split(open);
      case LOOK_UP -> {
        if (lookedUp) {
          split(open);
        }
      }
      case LOOK_UP_RESULT -> {}
    }
  }

  /** Sends halves before the other items, so that it soon shows if the store rejects all. */
  private void split(List<K> open) {
    if (open.size() > 1 && rejectionsInARow < MAX_REJECTIONS_IN_A_ROW) {
      int half = (open.size() + 1) / 2;
      pending.addFirst(new Chunk<>(open.subList(half, open.size()), false, 0));
      pending.addFirst(new Chunk<>(open.subList(0, half), false, 0));
    }
  }

  /** Counts requests of one item, which show that splitting finds items that are accepted. */
  private void countRejections(Chunk<K> chunk, Map<K, ItemOutcome<V>> received) {
    if (chunk.items().size() == 1 && received.get(chunk.items().get(0)) instanceof Failed) {
      rejectionsInARow++;
    } else if (received.values().stream()
        .anyMatch(outcome -> outcome instanceof Succeeded || outcome instanceof Unchanged)) {
      rejectionsInARow = 0;
    }
  }

  /** Looks up the items whose outcome is open, and resends those that still need a change. */
  private synchronized void lookUp(BatchLimit limit) {
    List<K> open = items.stream().filter(item -> outcomes.get(item) instanceof Open).toList();
    if (open.isEmpty() || stopReason != null) {
      return;
    }
    lookedUp = true;
    Map<K, V> existing;
    try {
      existing = operation.findExisting(open);
    } catch (SegmentsException | ClientClosedException e) {
      // The items keep the failures that they were looked up for.
      return;
    }
    List<K> resend = new ArrayList<>();
    for (K item : open) {
      V found = existing.get(item);
      boolean isResultMissing =
          ((Open<V>) Objects.requireNonNull(outcomes.get(item))).next() == Next.LOOK_UP_RESULT;
      if (isResultMissing && found != null) {
        decide(item, new Succeeded<>(found));
      } else if (!isResultMissing && operation.kind().isUnchanged(found != null)) {
        decide(item, new Unchanged<>());
      } else if (!isResultMissing) {
        resend.add(item);
      }
    }
    enqueue(resend, limit.size(), false);
    progress.accept(completed);
  }

  private void decide(K item, ItemOutcome<V> outcome) {
    outcomes.put(item, outcome);
    completed += outcome instanceof Open ? 0 : 1;
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
      } else if (outcome instanceof Open<V> open) {
        failed.put(item, redacted(open.failure()));
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
