package io.github.segments4j.paging;

import io.github.segments4j.error.ListingChangedException;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hands out pages in order. With a concurrency above 1 it fetches those ahead in other threads; all
 * else happens in the thread that iterates. Only {@link #close} may be called by any thread.
 *
 * @param <T> the type of the items
 */
final class PageIterator<T> implements Cursor<Page<T>> {

  private final PageSource<?, T> source;
  private final ListOptions options;
  private final AdaptiveLimit window;
  private final ConcurrentLinkedDeque<Ahead<T>> ahead = new ConcurrentLinkedDeque<>();

  private @Nullable Page<T> last;
  private volatile @Nullable PageTask<?, T> current;
  private volatile boolean closed;

  PageIterator(PageSource<?, T> source, ListOptions options) {
    this.source = source;
    this.options = options;
    this.window = new AdaptiveLimit(options.concurrency());
  }

  /** Whether there is a next page, as far as the last one tells; sends nothing. */
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
      throw new NoSuchElementException("the page before was the last");
    }
    PageTask<?, T> task = last == null || options.concurrency() == 1 ? begin() : awaitHead();
    current = task;
    try {
      if (closed) {
        task.cancel();
      }
      Page<T> page = task.get(last == null ? options.knownSize() : last.size(), last);
      heedTotal(task, page);
      last = page;
    } catch (RuntimeException e) {
      dropAhead();
      throw e;
    } finally {
      current = null;
    }
    if (hasNext()) {
      fetchAhead();
    } else {
      dropAhead();
    }
    return last;
  }

  @Override
  public void close() {
    closed = true;
    PageTask<?, T> task = current;
    if (task != null) {
      task.cancel();
    }
    dropAhead();
  }

  private PageTask<?, T> begin() {
    return source.page(nextNumber(), limit());
  }

  private int nextNumber() {
    return last == null ? options.firstPage() : Math.addExact(last.number(), 1);
  }

  private int limit() {
    OptionalInt size = last == null ? OptionalInt.empty() : last.size();
    return Math.min(options.pageSize(), size.orElse(options.pageSize()));
  }

  /** Waits for the next page, and starts others whenever one of those in flight is done. */
  private PageTask<?, T> awaitHead() {
    fetchAhead();
    Ahead<T> first = ahead.peekFirst();
    if (first == null) {
      return begin();
    }
    PageTask<?, T> head = first.task;
    current = head;
    while (!head.isDone() && !closed) {
      try {
        awaitAnyOf(head);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        RuntimeException interrupted = head.interrupted();
        head.cancel();
        dropAhead();
        throw interrupted;
      }
      fetchAhead();
    }
    heed(first);
    // Not the first one: close() may have taken this one out, and would miss the one after it.
    ahead.remove(first);
    return head;
  }

  /**
   * Waits until the page to be handed out next or any in flight is done, whatever becomes of it: it
   * is heeded when its page is handed out. The former is among them even if it is done by now, or
   * all are dropped: it would wait for another, or for nothing at all.
   */
  private void awaitAnyOf(PageTask<?, T> head) throws InterruptedException {
    CompletableFuture<?>[] awaited =
        Stream.concat(
                Stream.of(head),
                ahead.stream().map(each -> each.task).filter(task -> !task.isDone()))
            .map(task -> Objects.requireNonNull(task.answer()))
            .toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.anyOf(awaited).get();
    } catch (ExecutionException e) {
      return;
    }
  }

  private void fetchAhead() {
    if (options.concurrency() == 1 || last == null) {
      return;
    }
    int inFlight = 0;
    for (Ahead<T> each : ahead) {
      heed(each);
      inFlight += each.task.isDone() ? 0 : 1;
    }
    int number = Math.addExact(nextNumber(), ahead.size());
    while (number <= end(last)
        && ahead.size() < options.concurrency()
        && inFlight < window.width()) {
      ahead.add(new Ahead<>(source.page(number, limit()).start(), window.period()));
      inFlight++;
      number++;
      if (closed) {
        dropAhead();
        return;
      }
    }
  }

  /** Lets the window know what became of a request. */
  private void heed(Ahead<T> each) {
    if (each.task.isRefused()) {
      window.refused(each.period);
    } else if (each.task.isDone() && !each.counted) {
      each.counted = true;
      if (!isAnyToBeTriedAgain()) {
        window.succeeded();
      }
    }
  }

  /** More requests than now would take the place that a refused one is waiting for. */
  private boolean isAnyToBeTriedAgain() {
    return ahead.stream().anyMatch(each -> each.task.isRefused() && !each.task.isDone());
  }

  /** The last page that is known to follow; without totals, that is one at a time. */
  private long end(Page<T> page) {
    return Math.min(options.lastPage(), page.totalPages().orElse(page.number() + 1L));
  }

  private void dropAhead() {
    for (Ahead<T> each = ahead.poll(); each != null; each = ahead.poll()) {
      each.task.cancel();
    }
  }

  private void heedTotal(PageTask<?, T> task, Page<T> page) {
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
      throw new ListingChangedException(task.describe(), before, after);
    }
  }

  private static final class Ahead<T> {

    private final PageTask<?, T> task;
    private final int period;
    private boolean counted;

    Ahead(PageTask<?, T> task, int period) {
      this.task = task;
      this.period = period;
    }
  }
}
