package io.github.segments4j.paging;

import io.github.segments4j.error.SegmentsException;
import io.github.segments4j.error.UnreadableResponseException;
import io.github.segments4j.internal.check.Checks;
import io.github.segments4j.internal.transport.ApiCall;
import io.github.segments4j.internal.transport.PageEndpoint;
import io.github.segments4j.model.PageEnvelope;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A lazy, paged listing. No request is sent until it is consumed.
 *
 * <p>A failure never ends a listing silently: it is thrown as a {@link SegmentsException} after
 * every item before it was returned, and {@code startingAt(e.page())} lists exactly the rest.
 * Totals that contradict the items never end it silently either: the description of this package
 * says where a listing ends. BigCommerce does not document an order, so members that join or leave
 * the segment during a listing may be skipped or repeated.
 *
 * <p>Immutable and safe for use by multiple threads; an iterator is not.
 *
 * @param <T> the type of the items
 */
public final class PagedIterable<T> implements Iterable<T> {

  private final PageEndpoint<T> endpoint;
  private final ListOptions options;

  private PagedIterable(PageEndpoint<T> endpoint, ListOptions options) {
    this.endpoint = endpoint;
    this.options = options;
  }

  /**
   * Creates a listing of all pages. For this library only: its argument is not exported.
   *
   * @param endpoint the operation to list
   * @return the listing
   * @hidden
   */
  @SuppressWarnings({"exports", "InvalidBlockTag"})
  public static <T> PagedIterable<T> of(PageEndpoint<T> endpoint) {
    return new PagedIterable<>(endpoint, ListOptions.of(endpoint.pageSize()));
  }

  /**
   * Returns a copy with the given page size. A store may use a smaller one, which {@link
   * Page#size()} reports. Defaults to 250.
   *
   * @param pageSize the number of items to request at a time, 1 or more
   * @return the copy
   * @throws IllegalArgumentException if {@code pageSize} is less than 1, or more than the maximum
   *     of the operation, if one is documented
   */
  public PagedIterable<T> pageSize(int pageSize) {
    return with(options.pageSize(Checks.pageSize(pageSize, endpoint.maxPageSize())));
  }

  /**
   * Returns a copy that starts at the given page. Pages are counted by the page size: to continue a
   * listing, use the page size that it had.
   *
   * @param page the number of the first page, from 1
   * @return the copy
   * @throws IllegalArgumentException if {@code page} is less than 1
   */
  public PagedIterable<T> startingAt(int page) {
    return with(options.startingAt(Checks.positive("page", page)));
  }

  /**
   * Returns a copy of a range of pages. The store must use the page size; another one fails the
   * listing, since the pages would not line up.
   *
   * @param firstPage the number of the first page, from 1
   * @param lastPage the number of the last page, if there are that many
   * @param pageSize the number of items of a page
   * @return the copy
   * @throws IllegalArgumentException if a number is less than 1, {@code lastPage} is less than
   *     {@code firstPage}, or {@code pageSize} is more than the maximum of the operation
   */
  public PagedIterable<T> range(int firstPage, int lastPage, int pageSize) {
    Checks.pageRange(firstPage, lastPage, pageSize);
    Checks.pageSize(pageSize, endpoint.maxPageSize());
    return with(options.range(firstPage, lastPage, pageSize));
  }

  /**
   * Returns a copy with the given concurrency: the first page alone, then at most that many
   * requests in flight and pages held, returned in order. The concurrency falls while the store
   * throttles (429, 503), and rises again afterwards. It is 1 if the store reports no totals.
   * Defaults to 1.
   *
   * @param requests the maximum number of requests in flight, 1 or more
   * @return the copy
   * @throws IllegalArgumentException if {@code requests} is less than 1
   */
  public PagedIterable<T> concurrency(int requests) {
    return with(options.concurrency(Checks.positive("concurrency", requests)));
  }

  /**
   * Returns a copy that fails with {@link io.github.segments4j.error.ListingChangedException} when
   * the total changes during the listing. The page that shows it is not returned.
   *
   * <p>Totals cannot show every change: a member that joins while another leaves moves the pages
   * but not the total, a change after the last response is not seen, and a page without a total is
   * not checked. A listing that does not fail is exact if none of these happened.
   *
   * @return the copy
   */
  public PagedIterable<T> failOnChange() {
    return with(options.failingOnChange());
  }

  /**
   * Returns a copy that notifies a listener when the total changes, and continues. See {@link
   * #failOnChange()} for the changes that can be detected. An exception of the listener ends the
   * listing.
   *
   * @param listener called on the thread that lists, before the page that shows the change is
   *     returned
   * @return the copy
   * @throws IllegalArgumentException if {@code listener} is null
   */
  public PagedIterable<T> onChange(Consumer<TotalChange> listener) {
    return with(options.onChange(Checks.notNull("listener", listener)));
  }

  /**
   * Starts a new pass over the listing. A page is fetched when {@code hasNext()} or {@code next()}
   * needs its first item, or prefetched. A page that fails throws a {@link SegmentsException}; the
   * method can then be called again to retry it.
   *
   * @return an iterator for one thread
   */
  @Override
  public Iterator<T> iterator() {
    return items();
  }

  /**
   * Returns a sequential, ordered stream of the items. It fetches no page that it does not need,
   * except those that {@link #concurrency} prefetches. Closing the stream cancels the requests in
   * flight; otherwise it need not be closed. A parallel stream fetches all pages first.
   *
   * @return the stream
   */
  public Stream<T> stream() {
    return pages().stream().flatMap(page -> page.items().stream());
  }

  /**
   * Returns a publisher of the items that obeys Reactive Streams. Each subscription starts a new
   * pass over the listing, fetches on demand, and cancels its requests when it is canceled.
   * Failures are {@link SegmentsException}s; an {@link Error} reaches the subscriber too.
   *
   * @return the publisher
   */
  public Flow.Publisher<T> publisher() {
    return new CursorPublisher<>(this::items, endpoint.transport());
  }

  /**
   * Returns the listing page by page, for page numbers, totals, or bulk processing.
   *
   * @return the pages
   */
  public Pages<T> pages() {
    return new Pages<>(endpoint, options);
  }

  /**
   * Fetches one page, wherever the listing starts.
   *
   * @param number the number of the page, from 1
   * @return the page; empty if it is past the end
   * @throws IllegalArgumentException if {@code number} is less than 1
   * @throws SegmentsException if the request fails
   */
  public Page<T> page(int number) {
    ApiCall<? extends PageEnvelope<T>> call = call(number);
    PageEnvelope<T> response = call.execute();
    return call.decode(() -> read(number, response));
  }

  /**
   * Fetches one page on another thread, wherever the listing starts. Canceling the future cancels
   * the request.
   *
   * <p>At most 16 such calls of a client run at a time; others wait in order. A stage that depends
   * on the future may run on their threads, and must not wait for another page there.
   *
   * @param number the number of the page, from 1
   * @return the page, or a {@link SegmentsException} if the request fails
   * @throws IllegalArgumentException if {@code number} is less than 1
   */
  public CompletableFuture<Page<T>> pageAsync(int number) {
    return call(number).executeAsync(response -> read(number, response));
  }

  /**
   * Fetches the total of the whole listing, wherever this one starts, with one request for the
   * smallest possible page.
   *
   * @return the number of items
   * @throws UnreadableResponseException if the store reports items but no total
   * @throws SegmentsException if the request fails
   */
  public long count() {
    ApiCall<? extends PageEnvelope<T>> call = endpoint.page(1, 1);
    PageEnvelope<T> response = call.execute();
    return call.decode(() -> PageReader.total(response));
  }

  /** Returns the listing and its options; contains no credentials. */
  @Override
  public String toString() {
    return "PagedIterable[%s]".formatted(pages().description());
  }

  private ApiCall<? extends PageEnvelope<T>> call(int number) {
    return endpoint.page(Checks.positive("number", number), options.pageSize());
  }

  private Page<T> read(int number, @Nullable PageEnvelope<T> response) {
    return PageReader.<T>of(options.startingAt(number)).read(response);
  }

  private ItemIterator<T> items() {
    return new ItemIterator<>(pages().pages());
  }

  private PagedIterable<T> with(ListOptions changed) {
    return new PagedIterable<>(endpoint, changed);
  }
}
