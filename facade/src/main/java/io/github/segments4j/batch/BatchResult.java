package io.github.segments4j.batch;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of each item of a batch. Every item that was asked for, less those asked for twice,
 * is in exactly one of the three, in the order in which it was asked for.
 *
 * @param <K> what was asked for
 * @param <V> what came of it
 * @param succeeded what was done
 * @param unchanged what was so already
 * @param failed what was not done, and why
 */
public record BatchResult<K, V>(List<V> succeeded, List<K> unchanged, Map<K, BatchFailure> failed) {

  /**
   * Takes copies.
   *
   * @param succeeded what was done
   * @param unchanged what was so already
   * @param failed what was not done, and why
   */
  public BatchResult {
    succeeded = List.copyOf(succeeded);
    unchanged = List.copyOf(unchanged);
    failed = Collections.unmodifiableMap(new LinkedHashMap<>(failed));
  }

  /**
   * Whether everything is as it was asked for.
   *
   * @return true if nothing failed
   */
  public boolean isComplete() {
    return failed.isEmpty();
  }

  /** How many of each. */
  @Override
  public String toString() {
    return "BatchResult[%d succeeded, %d unchanged, %d failed]"
        .formatted(succeeded.size(), unchanged.size(), failed.size());
  }
}
