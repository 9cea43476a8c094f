package io.github.segments4j.sync;

import java.util.List;
import java.util.UUID;

/** The changes of a plan, as {@link SyncPlan} documents them. */
record SyncChanges(
    int memberCount,
    List<Long> toCreate,
    List<UUID> toAdd,
    List<UUID> toRemove,
    List<Long> customersWithoutProfile,
    boolean segmentChanged) {

  /** Returns the number of steps: creating a profile is one, and so is adding it. */
  int steps() {
    return 2 * toCreate.size() + toAdd.size() + toRemove.size();
  }
}
