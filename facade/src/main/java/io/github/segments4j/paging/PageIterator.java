package io.github.segments4j.paging;

import io.github.segments4j.error.ListingChangedException;
import io.github.segments4j.internal.transport.ApiCall;
import io.github.segments4j.internal.transport.ClientClosedException;
import io.github.segments4j.internal.transport.PageEndpoint;
import io.github.segments4j.model.PageEnvelope;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Iterates over pages in order, and prefetches on other threads if the concurrency is above 1. For
 * one thread, except {@link #close}.
 *
 * @param <T> the type of the items
 */
final class PageIterator<T> implements CursorPublisher.Cursor<Page<T>> {

  private final PageEndpoint<T> endpoint;
  private final ListOptions options;
  private final AdaptiveLimit limit;

  /** The next page and those after it, in flight or held. */
  private final ConcurrentLinkedDeque<Fetch<T>> fetches = new ConcurrentLinkedDeque<>();

  private final Semaphore completions = new Semaphore(0);
  private @Nullable Page<T> last;
  private volatile boolean closed;

  PageIterator(PageEndpoint<T> endpoint, ListOptions options) {
    this.endpoint = endpoint;
    this.options = options;
    this.limit = new AdaptiveLimit(options.concurrency());
  }

  /** Returns whether a page follows, according to the last one; sends no request. */
  @Override
  public boolean hasNext() {
    return !closed && (last == null || last.hasNext() && last.number() < options.lastPage());
  }

  @Override
  public boolean mayHaveNext() {
    return hasNext();
  }

  @Override
  public Page<T> next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more pages");
    }
    prefetch();
    Fetch<T> head = fetches.peekFirst();
    if (head == null) {
      head = add(newFetch());
    }
    Page<T> page;
    try {
      page = await(head);
      checkTotal(head, page);
    } catch (RuntimeException e) {
      cancelFetches();
      throw e;
    }
    last = page;
    recordOutcome(head);
    fetches.remove(head);
    if (hasNext()) {
      prefetch();
    } else {
      cancelFetches();
    }
    return page;
  }

  @Override
  public void close() {
    closed = true;
    cancelFetches();
  }

  /** Sends the requests that the limit allows. The first page comes alone: it has the totals. */
  private void prefetch() {
    if (options.concurrency() == 1 || last == null) {
      return;
    }
    int inFlight = 0;
    for (Fetch<T> fetch : fetches) {
      recordOutcome(fetch);
      inFlight += fetch.isDone() ? 0 : 1;
    }
    while (!closed
        && nextToFetch() <= lastKnownPage(last)
        && fetches.size() < options.concurrency()
        && inFlight < limit.limit()) {
      Fetch<T> fetch = newFetch();
      try {
        fetch.start(completions);
      } catch (ClientClosedException e) {
        // The request for the next page throws it: a page received before is not lost.
        return;
      }
      add(fetch);
      inFlight++;
    }
  }

  private Fetch<T> newFetch() {
    int number = nextToFetch();
    OptionalInt size = last == null ? OptionalInt.empty() : last.size();
    int requestedSize = Math.min(options.pageSize(), size.orElse(options.pageSize()));
    return new Fetch<>(number, endpoint.page(number, requestedSize), limit.epoch());
  }

  private Fetch<T> add(Fetch<T> fetch) {
    fetches.add(fetch);
    if (closed) {
      cancelFetches();
    }
    return fetch;
  }

  private int nextToFetch() {
    return last == null ? options.firstPage() : Math.addExact(last.number(), 1 + fetches.size());
  }

  /** Returns the last page that is known to exist; without totals, that is the next one. */
  private long lastKnownPage(Page<T> page) {
    return Math.min(options.lastPage(), page.totalPages().orElse(page.number() + 1L));
  }

  /** Awaits a page, and prefetches others whenever one of those in flight completes. */
  private Page<T> await(Fetch<T> fetch) {
    try {
      while (fetch.isInFlight()) {
        completions.acquire();
        completions.drainPermits();
        prefetch();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw fetch.call.interrupted();
    }
    PageEnvelope<T> response = fetch.response();
    return fetch.call.decode(
        () ->
            PageReader.read(
                fetch.number, response, last == null ? options.fixedSize() : last.size(), last));
  }

  private void recordOutcome(Fetch<T> fetch) {
    if (fetch.isStarted() && fetch.call.isThrottled()) {
      limit.onThrottled(fetch.epoch);
    } else if (fetch.isDone() && !fetch.isCounted) {
      fetch.isCounted = true;
      if (!isRetryPending()) {
        limit.onSuccess();
      }
    }
  }

  /** Returns whether a throttled request is backing off: a wider limit would take its turn. */
  private boolean isRetryPending() {
    return fetches.stream().anyMatch(fetch -> fetch.isInFlight() && fetch.call.isThrottled());
  }

  private void checkTotal(Fetch<T> fetch, Page<T> page) {
    if (last == null
        || last.total().isEmpty()
        || page.total().isEmpty()
        || last.total().equals(page.total())) {
      return;
    }
    long before = last.total().getAsLong();
    long after = page.total().getAsLong();
    if (options.onChange() != null) {
      options.onChange().accept(new TotalChange(page.number(), before, after));
    }
    if (options.failOnChange()) {
      throw new ListingChangedException(fetch.call.describe(), before, after);
    }
  }

  private void cancelFetches() {
    for (Fetch<T> fetch = fetches.poll(); fetch != null; fetch = fetches.poll()) {
      fetch.call.cancel();
    }
  }

  /** The fetch of a page: on another thread once it is started, else on the one that reads it. */
  private static final class Fetch<T> {

    private final int number;
    private final ApiCall<? extends PageEnvelope<T>> call;
    private final int epoch;
    private @Nullable CompletableFuture<PageEnvelope<T>> future;
    private boolean isCounted;

    Fetch(int number, ApiCall<? extends PageEnvelope<T>> call, int epoch) {
      this.number = number;
      this.call = call;
      this.epoch = epoch;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The permit is its only effect.
    void start(Semaphore completions) {
      CompletableFuture<PageEnvelope<T>> started = call.executeAsync(response -> response);
      started.whenComplete((response, failure) -> completions.release());
      future = started;
    }

    boolean isStarted() {
      return future != null;
    }

    boolean isDone() {
      return future != null && future.isDone();
    }

    boolean isInFlight() {
      return future != null && !future.isDone();
    }

    PageEnvelope<T> response() {
      if (future == null) {
        return call.execute();
      }
      try {
        return future.join();
      } catch (CompletionException e) {
        throw e.getCause() instanceof RuntimeException failure ? failure : e;
      }
    }
  }
}
