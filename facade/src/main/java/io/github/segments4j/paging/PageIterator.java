package io.github.segments4j.paging;

import io.github.segments4j.error.ListingChangedException;
import io.github.segments4j.internal.transport.ApiCall;
import io.github.segments4j.internal.transport.ClientClosedException;
import io.github.segments4j.internal.transport.PageEndpoint;
import io.github.segments4j.model.PageEnvelope;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;

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
  private final ConcurrentLinkedDeque<Fetch> fetches = new ConcurrentLinkedDeque<>();

  private final Semaphore completions = new Semaphore(0);
  private PageReader<T> reader;
  private volatile boolean closed;

  PageIterator(PageEndpoint<T> endpoint, ListOptions options) {
    this.endpoint = endpoint;
    this.options = options;
    this.limit = new AdaptiveLimit(options.concurrency());
    this.reader = PageReader.of(options);
  }

  /** Returns whether a page follows, according to the last one; sends no request. */
  @Override
  public boolean hasNext() {
    return !closed && reader.hasNext();
  }

  @Override
  public Page<T> next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more pages");
    }
    Page<T> page;
    try {
      Fetch head = head();
      PageEnvelope<T> response = await(head);
      page = head.call.decode(() -> reader.read(response));
      reader.change(page).ifPresent(change -> report(change, head));
      recordOutcome(head);
      fetches.remove(head);
    } catch (Throwable e) {
      cancelFetches();
      throw e;
    }
    reader = reader.after(page);
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

  /** Returns the fetch of the next page, which runs on this thread if it was not prefetched. */
  private Fetch head() {
    prefetch();
    Fetch head = fetches.peekFirst();
    if (head == null) {
      head = newFetch();
      add(head);
      head.run();
    }
    return head;
  }

  /** Sends the requests that the limit allows. The first page comes alone: it has the totals. */
  private void prefetch() {
    if (options.concurrency() == 1) {
      return;
    }
    try {
      int inFlight = 0;
      for (Fetch fetch : fetches) {
        recordOutcome(fetch);
        inFlight += fetch.isDone() ? 0 : 1;
      }
      while (!closed
          && nextToFetch() <= reader.lastKnownPage()
          && fetches.size() < options.concurrency()
          && inFlight < limit.limit()) {
        Fetch fetch = newFetch();
        endpoint.transport().execute(fetch);
        add(fetch);
        inFlight++;
      }
    } catch (ClientClosedException | Error e) {
      // The request for the next page throws it: a page received before is not lost.
    }
  }

  private Fetch newFetch() {
    return new Fetch(endpoint.page((int) nextToFetch(), reader.pageSize()), limit.epoch());
  }

  private void add(Fetch fetch) {
    fetches.add(fetch);
    if (closed) {
      cancelFetches();
    }
  }

  private long nextToFetch() {
    return (long) reader.number() + fetches.size();
  }

  /** Awaits a response, and prefetches others whenever one of those in flight completes. */
  private PageEnvelope<T> await(Fetch fetch) {
    try {
      while (!fetch.isDone()) {
        completions.acquire();
        completions.drainPermits();
        prefetch();
      }
      return fetch.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw fetch.call.interrupted();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      // A call throws no checked exception.
      throw (RuntimeException) e.getCause();
    }
  }

  private void recordOutcome(Fetch fetch) {
    if (fetch.call.isThrottled()) {
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
    return fetches.stream().anyMatch(fetch -> !fetch.isDone() && fetch.call.isThrottled());
  }

  private void report(TotalChange change, Fetch fetch) {
    if (options.onChange() != null) {
      options.onChange().accept(change);
    }
    if (options.failOnChange()) {
      throw new ListingChangedException(fetch.call.describe(), change.before(), change.after());
    }
  }

  private void cancelFetches() {
    for (Fetch fetch = fetches.poll(); fetch != null; fetch = fetches.poll()) {
      fetch.call.cancel();
    }
  }

  /** The fetch of a page. */
  private final class Fetch extends FutureTask<PageEnvelope<T>> {

    private final ApiCall<? extends PageEnvelope<T>> call;
    private final int epoch;
    private boolean isCounted;

    Fetch(ApiCall<? extends PageEnvelope<T>> call, int epoch) {
      super(call::execute);
      this.call = call;
      this.epoch = epoch;
    }

    @Override
    protected void done() {
      completions.release();
    }
  }
}
