package io.github.segments4j.paging;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Hands out the items of one page after the other.
 *
 * @param <T> the type of the items
 */
final class ItemIterator<T> implements Cursor<T> {

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
      throw new NoSuchElementException("the item before was the last");
    }
    return items.next();
  }

  @Override
  public void close() {
    pages.close();
  }
}
