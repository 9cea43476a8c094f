package io.github.segments4j.paging;

import io.github.segments4j.error.SegmentsException;
import io.github.segments4j.internal.Arguments;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A listing by its pages. It has at least one page, which may be empty, as may any other.
 *
 * <p>Immutable and safe for use by several threads, which an iterator is not.
 *
 * @param <T> the type of the items
 */
public final class Pages<T> implements Iterable<Page<T>> {

  private final PageSource<?, T> source;
  private final int firstPage;
  private final int pageSize;

  Pages(PageSource<?, T> source, int firstPage, int pageSize) {
    this.source = source;
    this.firstPage = firstPage;
    this.pageSize = pageSize;
  }

  Pages<T> pageSize(int pageSize) {
    return new Pages<>(source, firstPage, Arguments.atLeastOne("pageSize", pageSize));
  }

  Pages<T> startingAt(int page) {
    return new Pages<>(source, Arguments.atLeastOne("page", page), pageSize);
  }

  Page<T> page(int number) {
    return source.fetch(Arguments.atLeastOne("number", number), pageSize, null);
  }

  long count() {
    return source.total();
  }

  /**
   * Starts the listing afresh. Each page is fetched by the {@code next()} that returns it; one that
   * fails throws a {@link SegmentsException} and can be called again to try the same page again.
   *
   * @return an iterator for one thread
   */
  @Override
  public Iterator<Page<T>> iterator() {
    return new PageIterator();
  }

  /**
   * The pages as a stream, which fetches a page when it comes to it. Nothing has to be closed.
   *
   * @return a sequential, ordered stream
   */
  public Stream<Page<T>> stream() {
    return StreamSupport.stream(
        () ->
            Spliterators.spliteratorUnknownSize(
                iterator(), Spliterator.ORDERED | Spliterator.NONNULL),
        Spliterator.ORDERED | Spliterator.NONNULL,
        false);
  }

  /** What is listed; nothing secret. */
  @Override
  public String toString() {
    return "Pages[" + source + ", pageSize=" + pageSize + ", startingAt=" + firstPage + "]";
  }

  private final class PageIterator implements Iterator<Page<T>> {

    private @Nullable Page<T> last;

    @Override
    public boolean hasNext() {
      return last == null || last.hasNext();
    }

    @Override
    public Page<T> next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the page before was the last");
      }
      last =
          last == null
              ? source.fetch(firstPage, pageSize, null)
              : source.fetch(
                  Math.addExact(last.number(), 1),
                  Math.min(pageSize, last.size().orElse(pageSize)),
                  last);
      return last;
    }
  }
}
