package io.github.segments4j.paging;

import java.util.Iterator;

/**
 * An iterator over what may still have to be fetched.
 *
 * @param <E> the type of the elements
 */
interface Cursor<E> extends Iterator<E>, AutoCloseable {

  /** Whether there may be a next element, as far as is known without asking the store. */
  boolean mayHaveNext();

  /** Ends the iteration, and with it all requests in flight. May be called by any thread. */
  @Override
  void close();
}
