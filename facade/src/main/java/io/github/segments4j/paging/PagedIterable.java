package io.github.segments4j.paging;

import io.github.segments4j.client.model.PageMeta;
import io.github.segments4j.error.SegmentsException;
import io.github.segments4j.error.UnreadableResponseException;
import io.github.segments4j.internal.Calls;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
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

  private final Pages<T> pages;

  private PagedIterable(Pages<T> pages) {
    this.pages = pages;
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
  public static <A, T> PagedIterable<T> of(
      String what,
      Calls calls,
      PageRequest<A> request,
      Function<A, List<T>> items,
      Function<A, @Nullable PageMeta> meta) {
    return new PagedIterable<>(
        new Pages<>(new PageSource<>(what, calls, request, items, meta), 1, DEFAULT_PAGE_SIZE));
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
    return new PagedIterable<>(pages.pageSize(pageSize));
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
    return new PagedIterable<>(pages.startingAt(page));
  }

  /**
   * Starts the listing afresh. A page is fetched when its first item is asked for, by {@code
   * hasNext()} or {@code next()}; one that fails throws a {@link SegmentsException} and can be
   * called again to try the same page again.
   *
   * @return an iterator for one thread
   */
  @Override
  public Iterator<T> iterator() {
    return new ItemIterator<>(pages.iterator());
  }

  /**
   * The items as a stream, which fetches no page that it does not need. Nothing has to be closed.
   * Made parallel, it fetches ahead, page after page, before the first item is handled.
   *
   * @return a sequential, ordered stream
   */
  public Stream<T> stream() {
    return pages.stream().flatMap(page -> page.items().stream());
  }

  /**
   * The same listing by its pages, for those who need page numbers and totals or want to handle
   * many items at a time.
   *
   * @return the pages, from the first to list
   */
  public Pages<T> pages() {
    return pages;
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
    return pages.page(number);
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
    return pages.count();
  }

  /** What is listed; nothing secret. */
  @Override
  public String toString() {
    return "PagedIterable[" + pages + "]";
  }

  private static final class ItemIterator<T> implements Iterator<T> {

    private final Iterator<Page<T>> pages;
    private Iterator<T> items = Collections.emptyIterator();

    ItemIterator(Iterator<Page<T>> pages) {
      this.pages = pages;
    }

    @Override
    public boolean hasNext() {
      while (!items.hasNext() && pages.hasNext()) {
        items = pages.next().items().iterator();
      }
      return items.hasNext();
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the item before was the last");
      }
      return items.next();
    }
  }
}
