package io.github.segments4j.paging;

import io.github.segments4j.error.SegmentsException;
import io.github.segments4j.error.UnreadableResponseException;
import io.github.segments4j.internal.Checks;
import io.github.segments4j.internal.Transport;
import io.github.segments4j.model.PageMeta;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A listing that comes in pages: a description of what to list, of which nothing is sent until
 * something is asked for.
 *
 * <p>A failure never ends a listing early: it is thrown as a {@link SegmentsException} after every
 * item before it was handed out, and {@code startingAt(e.page())} gives exactly the missing rest.
 * BigCommerce documents no order, so items can still be skipped or doubled when members join or
 * leave the segment while it is listed.
 *
 * <p>Immutable and safe for use by several threads, which an iterator is not.
 *
 * @param <T> the type of the items
 */
public final class PagedIterable<T> implements Iterable<T> {

  /** The page size unless another is set: what the API advises for reading much. */
  public static final int DEFAULT_PAGE_SIZE = 250;

  private final PageSource<?, T> source;
  private final ListOptions options;

  private PagedIterable(PageSource<?, T> source, ListOptions options) {
    this.source = source;
    this.options = options;
  }

  /**
   * Made by the library.
   *
   * @param <A> the type of an answer
   * @param <T> the type of the items
   * @param what says what is listed, for toString
   * @param calls runs the calls
   * @param request makes them
   * @param items takes the items from an answer
   * @param meta takes the metadata from an answer
   * @return a listing of all pages
   */
  @SuppressWarnings("exports") // Nobody else can call it: the library keeps Transport to itself.
  public static <A, T> PagedIterable<T> of(
      String what,
      Transport calls,
      PageRequest<A> request,
      Function<A, List<T>> items,
      Function<A, @Nullable PageMeta> meta) {
    return new PagedIterable<>(
        new PageSource<>(what, calls, request, items, meta), ListOptions.DEFAULT);
  }

  /**
   * The same listing with another page size. A store may use a smaller one; what it used is {@link
   * Page#size()}.
   *
   * @param pageSize how many items to ask for at a time, 1 or more; 250 unless set
   * @return a copy with that page size
   * @throws IllegalArgumentException if the page size is less than 1
   */
  public PagedIterable<T> pageSize(int pageSize) {
    return with(options.pageSize(Checks.atLeastOne("pageSize", pageSize)));
  }

  /**
   * The same listing from another page on. Pages are counted by the page size, so going on with a
   * listing needs the page size that it had.
   *
   * @param page the number of the first page to list, counted from 1
   * @return a copy that starts there
   * @throws IllegalArgumentException if the page is less than 1
   */
  public PagedIterable<T> startingAt(int page) {
    return with(options.startingAt(Checks.atLeastOne("page", page)));
  }

  /**
   * The same listing of some pages only, counted by a page size that must be in force.
   *
   * @param firstPage the number of the first page to list, counted from 1
   * @param lastPage the number of the last page to list, if there are that many
   * @param pageSize how many items a page holds
   * @return a copy of just these pages, for which another page size of the store's is an error
   * @throws IllegalArgumentException if a number is less than 1, or the last is before the first
   */
  public PagedIterable<T> range(int firstPage, int lastPage, int pageSize) {
    Checks.pages(firstPage, lastPage, pageSize);
    return with(options.range(firstPage, lastPage, pageSize));
  }

  /**
   * The same listing with several requests at a time: the first page alone, then up to that many
   * requests in flight and that many pages held ready, handed out in order. It takes fewer while
   * the store refuses with 429 or 503, and more again when it no longer does. Where the store gives
   * no totals it is one at a time.
   *
   * @param requests how many requests may be in flight, 1 or more; 1 unless set
   * @return a copy with that concurrency
   * @throws IllegalArgumentException if it is less than 1
   */
  public PagedIterable<T> concurrency(int requests) {
    return with(options.concurrency(Checks.atLeastOne("concurrency", requests)));
  }

  /**
   * The same listing, which fails when the total moves while it is under way, with a {@link
   * io.github.segments4j.error.ListingChangedException} instead of the page that showed it.
   *
   * <p>Page numbers and totals cannot show everything, since the API has no order to choose and no
   * snapshot to list: as many members leaving as joining between two requests leave the total as it
   * is and still move the pages; a change after the last page was answered is not seen; a page that
   * gives no total is not checked. A listing that ends without failure is exact if none of these
   * happened.
   *
   * @return a copy that fails on change
   */
  public PagedIterable<T> failOnChange() {
    return with(options.failingOnChange());
  }

  /**
   * The same listing, which tells when and where the total moves, and goes on. What can be seen is
   * what {@link #failOnChange()} says.
   *
   * @param listener told before the page that showed it is handed out, in the thread that lists
   * @return a copy that tells of changes
   * @throws IllegalArgumentException if the listener is null
   */
  public PagedIterable<T> onChange(Consumer<TotalChange> listener) {
    return with(options.onChange(Checks.present("listener", listener)));
  }

  /**
   * Starts the listing afresh. A page is fetched when its first item is asked for, by {@code
   * hasNext()} or {@code next()}, or ahead of it; one that fails throws a {@link SegmentsException}
   * and can be called again to try the same page again.
   *
   * @return an iterator for one thread
   */
  @Override
  public Iterator<T> iterator() {
    return items();
  }

  /**
   * The items as a stream, which fetches no page that it does not need, but for those that {@link
   * #concurrency} fetches ahead. Closing it ends the requests that are under way; otherwise nothing
   * has to be closed. Made parallel, it fetches page after page before the first item is handled.
   *
   * @return a sequential, ordered stream
   */
  public Stream<T> stream() {
    return pages().stream().flatMap(page -> page.items().stream());
  }

  /**
   * The items as a publisher: each subscription starts the listing afresh, fetches on demand, and
   * ends its requests when it is cancelled. ErrorMapper are {@link SegmentsException}s. It keeps
   * the rules of Reactive Streams.
   *
   * @return a publisher that can be subscribed to any number of times
   */
  public Flow.Publisher<T> publisher() {
    return new CursorPublisher<>(this::items, source::execute);
  }

  /**
   * The same listing by its pages, for those who need page numbers and totals or want to handle
   * many items at a time.
   *
   * @return the pages, from the first to list
   */
  public Pages<T> pages() {
    return new Pages<>(source, options);
  }

  /**
   * Fetches one page, wherever the listing starts.
   *
   * @param number the number of the page, counted from 1
   * @return the page; empty if it is past the end
   * @throws IllegalArgumentException if the number is less than 1
   * @throws SegmentsException if it cannot be had
   */
  public Page<T> page(int number) {
    return source
        .page(Checks.atLeastOne("number", number), options.pageSize())
        .get(options.knownSize(), null);
  }

  /**
   * Fetches one page in another thread, wherever the listing starts. Cancelling the future ends the
   * request.
   *
   * @param number the number of the page, counted from 1
   * @return the page, or a {@link SegmentsException} if it cannot be had
   * @throws IllegalArgumentException if the number is less than 1
   */
  public CompletableFuture<Page<T>> pageAsync(int number) {
    return source
        .page(Checks.atLeastOne("number", number), options.pageSize())
        .getAsync(options.knownSize());
  }

  /**
   * Asks for the total of the whole listing, wherever this one starts, with one request for the
   * smallest possible page.
   *
   * @return how many items there are
   * @throws UnreadableResponseException if the store does not say
   * @throws SegmentsException if it cannot be had
   */
  public long count() {
    return source.total();
  }

  /** What is listed and how; nothing secret. */
  @Override
  public String toString() {
    return "PagedIterable[" + pages() + "]";
  }

  private ItemIterator<T> items() {
    return new ItemIterator<>(pages().pages());
  }

  private PagedIterable<T> with(ListOptions others) {
    return new PagedIterable<>(source, others);
  }
}
