package io.github.segments4j;

import io.github.segments4j.batch.BatchResult;
import io.github.segments4j.model.ShopperProfile;
import java.util.UUID;

/**
 * What became of a sync. What failed is done by the next one, as long as the reason passes.
 *
 * @param created the shopper profiles that were created, by customer
 * @param added the profiles that were added to the segment
 * @param removed the profiles that were removed from it
 */
public record SyncResult(
    BatchResult<Long, ShopperProfile> created,
    BatchResult<UUID, UUID> added,
    BatchResult<UUID, UUID> removed) {

  /**
   * Whether all that was planned was done.
   *
   * @return true if nothing failed, and no profile was left to be added by the next sync
   */
  public boolean isComplete() {
    return created.isComplete()
        && created.unchanged().isEmpty()
        && added.isComplete()
        && removed.isComplete();
  }

  /**
   * Whether others changed the segment, or made profiles, after the plan: something to add was
   * there already, or something to remove was gone.
   *
   * @return true if so, as far as the store tells
   */
  public boolean changedConcurrently() {
    return !created.unchanged().isEmpty()
        || !added.unchanged().isEmpty()
        || !removed.unchanged().isEmpty();
  }

  /** How many of each. */
  @Override
  public String toString() {
    return "SyncResult[created %s, added %s, removed %s]".formatted(created, added, removed);
  }
}
