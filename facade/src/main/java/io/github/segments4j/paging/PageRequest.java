package io.github.segments4j.paging;

import retrofit2.Call;

/**
 * Makes the call for a page.
 *
 * @param <A> the type of the answer
 */
@FunctionalInterface
public interface PageRequest<A> {

  /**
   * Makes the call, without sending it.
   *
   * @param page the number of the page, counted from 1
   * @param limit how many items it should hold
   * @return the call
   */
  Call<A> of(int page, int limit);
}
