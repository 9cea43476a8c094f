package io.github.segments4j.batch;

import io.github.segments4j.error.SegmentsException;
import org.jspecify.annotations.Nullable;

/**
 * Why one item of a batch was not done, as far as is known: where there was no answer, it may have
 * been done all the same, and doing it again does no harm.
 *
 * @param reason what the store says of the item, or of its whole request
 * @param exception of the request that held the item; null if the store took the request, but not
 *     this item of it
 */
public record BatchFailure(String reason, @Nullable SegmentsException exception) {

  /** The reason. */
  @Override
  public String toString() {
    return reason;
  }
}
