package io.github.segments4j.internal.batch;

import io.github.segments4j.batch.BatchFailure;

/**
 * The outcome of an item in one request.
 *
 * @param <V> the type of the result
 */
sealed interface ItemOutcome<V> {

  record Succeeded<V>(V result) implements ItemOutcome<V> {}

  record Unchanged<V>() implements ItemOutcome<V> {}

  record Failed<V>(BatchFailure failure) implements ItemOutcome<V> {}

  /**
   * The response leaves the outcome open.
   *
   * @param next determines the outcome
   * @param failure the failure of the item, if nothing determines it
   */
  record Open<V>(Next next, BatchFailure failure) implements ItemOutcome<V> {}

  /** The next step for an item whose outcome is open. */
  enum Next {
    /** Resends the item with the others that the response does not name. */
    RESEND,
    /** Resends the item likewise, although the store may have processed it. */
    REPEAT,
    /** Resends the items of the request in halves, until it is clear which are rejected. */
    SPLIT,
    /** Resends the item after a backoff. */
    BACK_OFF,
    /** Reads from the store whether the item needs a change. */
    LOOK_UP,
    /**
     * Reads the result from the store: the item succeeded, but the response does not contain it.
     */
    LOOK_UP_RESULT
  }
}
