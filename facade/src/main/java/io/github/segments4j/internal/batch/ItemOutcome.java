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

  /** The response leaves the outcome open, and resending the item does no harm. */
  record Resend<V>() implements ItemOutcome<V> {}
}
