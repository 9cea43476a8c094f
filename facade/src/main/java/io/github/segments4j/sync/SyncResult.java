package io.github.segments4j.sync;

import io.github.segments4j.batch.BatchResult;
import io.github.segments4j.model.ShopperProfile;
import java.util.UUID;

/**
 * The outcome of a sync. Changes that failed are retried by the next sync.
 *
 * @param created the outcome of creating shopper profiles, by customer id
 * @param added the outcome of adding shopper profiles to the segment
 * @param removed the outcome of removing shopper profiles from the segment
 */
public record SyncResult(
    BatchResult<Long, ShopperProfile> created,
    BatchResult<UUID, UUID> added,
    BatchResult<UUID, UUID> removed) {

  /**
   * Returns whether the segment is as planned.
   *
   * @return true if nothing failed, and no profile is left for the next sync to add
   */
  public boolean isComplete() {
    return created.isComplete()
        && created.unchanged().isEmpty()
        && added.isComplete()
        && removed.isComplete();
  }

  /**
   * Returns whether others changed the segment, or created profiles, after the plan.
   *
   * @return true if an item to add existed already, or one to remove did not, as far as the store
   *     reports it
   */
  public boolean changedConcurrently() {
    return !created.unchanged().isEmpty()
        || !added.unchanged().isEmpty()
        || !removed.unchanged().isEmpty();
  }

  /** Returns the counts of the three outcomes. */
  @Override
  public String toString() {
    return "SyncResult[created %s, added %s, removed %s]".formatted(created, added, removed);
  }
}
