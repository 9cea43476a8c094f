package io.github.segments4j.paging;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Iterates over the items of all pages.
 *
 * @param <T> the type of the items
 */
final class ItemIterator<T> implements CursorPublisher.Cursor<T> {

  private final PageIterator<T> pages;
  private Iterator<T> items = Collections.emptyIterator();

  ItemIterator(PageIterator<T> pages) {
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
  public boolean mayHaveNext() {
    return items.hasNext() || pages.hasNext();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more items");
    }
    return items.next();
  }

  @Override
  public void close() {
    pages.close();
  }
}
