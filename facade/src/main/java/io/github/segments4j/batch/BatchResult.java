package io.github.segments4j.batch;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The outcome of a batch. Every distinct item is in exactly one of the three collections, in the
 * order of the request.
 *
 * @param <K> the type of the requested items
 * @param <V> the type of the results
 * @param succeeded the results of the items that were processed
 * @param unchanged the items that were already in the requested state
 * @param failed the failures, by item
 */
public record BatchResult<K, V>(List<V> succeeded, List<K> unchanged, Map<K, BatchFailure> failed) {

  /** Copies the collections. */
  public BatchResult {
    succeeded = List.copyOf(succeeded);
    unchanged = List.copyOf(unchanged);
    failed = Collections.unmodifiableMap(new LinkedHashMap<>(failed));
  }

  /** {@return whether no item failed} */
  public boolean isComplete() {
    return failed.isEmpty();
  }

  /** {@return the number of items by outcome} */
  @Override
  public String toString() {
    return "BatchResult[%s succeeded, %s unchanged, %s failed]"
        .formatted(succeeded.size(), unchanged.size(), failed.size());
  }
}
