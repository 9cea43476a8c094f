package io.github.segments4j.paging;

import io.github.segments4j.error.SegmentsException;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A listing by its pages. It has at least one page, which may be empty, as may any other.
 *
 * <p>Immutable and safe for use by several threads, which an iterator is not.
 *
 * @param <T> the type of the items
 */
public final class Pages<T> implements Iterable<Page<T>> {

  private final PageSource<?, T> source;
  private final ListOptions options;

  Pages(PageSource<?, T> source, ListOptions options) {
    this.source = source;
    this.options = options;
  }

  /**
   * Starts the listing afresh. Each page is fetched by the {@code next()} that returns it, or ahead
   * of it; one that fails throws a {@link SegmentsException} and can be called again to try the
   * same page again.
   *
   * @return an iterator for one thread
   */
  @Override
  public Iterator<Page<T>> iterator() {
    return pages();
  }

  /**
   * The pages as a stream, which fetches a page when it comes to it. Closing it ends the requests
   * that are under way; otherwise nothing has to be closed.
   *
   * @return a sequential, ordered stream
   */
  public Stream<Page<T>> stream() {
    PageIterator<T> pages = pages();
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(pages, Spliterator.ORDERED | Spliterator.NONNULL),
            false)
        .onClose(pages::close);
  }

  /**
   * The pages as a publisher: each subscription starts the listing afresh, fetches on demand, and
   * ends its requests when it is cancelled. ErrorMapper are {@link SegmentsException}s.
   *
   * @return a publisher that can be subscribed to any number of times
   */
  public Flow.Publisher<Page<T>> publisher() {
    return new CursorPublisher<>(this::pages, source::execute);
  }

  PageIterator<T> pages() {
    return new PageIterator<>(source, options);
  }

  /** What is listed; nothing secret. */
  @Override
  public String toString() {
    return source
        + ", pageSize="
        + options.pageSize()
        + ", startingAt="
        + options.firstPage()
        + ", concurrency="
        + options.concurrency();
  }
}
