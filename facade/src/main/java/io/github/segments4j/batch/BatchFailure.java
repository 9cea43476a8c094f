package io.github.segments4j.batch;

import io.github.segments4j.error.SegmentsException;
import org.jspecify.annotations.Nullable;

/**
 * The reason for which an item of a batch failed. Without a response the store may have processed
 * the item nevertheless; resending it is safe.
 *
 * @param reason the error of the item, or of the request that contained it
 * @param exception the failure of the request that contained the item or stopped the batch; null if
 *     no request failed as a whole
 */
public record BatchFailure(String reason, @Nullable SegmentsException exception) {

  /** {@return the reason} */
  @Override
  public String toString() {
    return reason;
  }
}
