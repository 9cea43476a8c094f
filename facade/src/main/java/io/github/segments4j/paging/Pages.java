package io.github.segments4j.paging;

import io.github.segments4j.error.SegmentsException;
import io.github.segments4j.internal.transport.PageEndpoint;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The pages of a listing. There is at least one; any page may be empty.
 *
 * <p>Immutable and safe for use by multiple threads; an iterator is not.
 *
 * @param <T> the type of the items
 */
public final class Pages<T> implements Iterable<Page<T>> {

  private final PageEndpoint<T> endpoint;
  private final ListOptions options;

  Pages(PageEndpoint<T> endpoint, ListOptions options) {
    this.endpoint = endpoint;
    this.options = options;
  }

  /**
   * Starts a new pass over the listing. Each page is fetched by the {@code next()} that returns it,
   * or prefetched. A page that fails throws a {@link SegmentsException}; {@code next()} can then be
   * called again to retry it.
   *
   * @return an iterator for one thread
   */
  @Override
  public Iterator<Page<T>> iterator() {
    return pages();
  }

  /**
   * Returns a sequential, ordered stream that fetches each page when it reaches it. Closing the
   * stream cancels the requests in flight; otherwise it need not be closed.
   *
   * @return the stream
   */
  public Stream<Page<T>> stream() {
    PageIterator<T> pages = pages();
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(pages, Spliterator.ORDERED | Spliterator.NONNULL),
            false)
        .onClose(pages::close);
  }

  /**
   * Returns a publisher of the pages. Each subscription starts a new pass over the listing, fetches
   * on demand, and cancels its requests when it is canceled. Failures are {@link
   * SegmentsException}s.
   *
   * @return the publisher
   */
  public Flow.Publisher<Page<T>> publisher() {
    return new CursorPublisher<>(this::pages, endpoint.transport());
  }

  PageIterator<T> pages() {
    return new PageIterator<>(endpoint, options);
  }

  /** Returns the listing and its options; contains no credentials. */
  @Override
  public String toString() {
    return "Pages[%s]".formatted(description());
  }

  String description() {
    return "%s, pageSize=%s, startingAt=%s, concurrency=%s"
        .formatted(endpoint.name(), options.pageSize(), options.firstPage(), options.concurrency());
  }
}
