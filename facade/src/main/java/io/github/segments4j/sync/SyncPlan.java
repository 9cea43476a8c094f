package io.github.segments4j.sync;

import io.github.segments4j.batch.BatchFailure;
import io.github.segments4j.batch.BatchResult;
import io.github.segments4j.error.SegmentsException;
import io.github.segments4j.internal.batch.BatchOperation;
import io.github.segments4j.internal.batch.BatchRun;
import io.github.segments4j.internal.check.Checks;
import io.github.segments4j.internal.sync.SegmentAccess;
import io.github.segments4j.model.ShopperProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The changes that make a segment contain exactly the wanted profiles. Nothing is changed until
 * {@link #apply()}.
 */
public final class SyncPlan {

  private static final BatchFailure NOT_REMOVED =
      new BatchFailure("not removed because some additions failed; run the sync again", null);

  private final SegmentAccess access;
  private final SyncChanges changes;
  private final double maxRemovalShare;

  SyncPlan(SegmentAccess access, SyncChanges changes, double maxRemovalShare) {
    this.access = access;
    this.changes = changes;
    this.maxRemovalShare = maxRemovalShare;
  }

  /** {@return the number of members that were listed} */
  public int memberCount() {
    return changes.memberCount();
  }

  /** {@return the ids of the shopper profiles to add to the segment} */
  public List<UUID> toAdd() {
    return changes.toAdd();
  }

  /** {@return the ids of the shopper profiles to remove from the segment} */
  public List<UUID> toRemove() {
    return changes.toRemove();
  }

  /** {@return the ids of the customers to create a shopper profile for, which is then added} */
  public List<Long> toCreate() {
    return changes.toCreate();
  }

  /** {@return the ids of the wanted customers that are skipped, because they have no profile} */
  public List<Long> customersWithoutProfile() {
    return changes.customersWithoutProfile();
  }

  /**
   * Returns whether the total of the segment changed while it was listed, so that members may be
   * missing in the plan; the next plan has them. A member that joins while another leaves is not
   * detected.
   *
   * @return true if the total changed
   */
  public boolean segmentChanged() {
    return changes.segmentChanged();
  }

  /** {@return whether the segment is up to date} */
  public boolean isEmpty() {
    return changes.steps() == 0;
  }

  /** {@return whether the plan removes a larger share than allowed; {@link #apply()} rejects it} */
  public boolean exceedsRemovalLimit() {
    return memberCount() > 0 && toRemove().size() / (double) memberCount() > maxRemovalShare;
  }

  /**
   * Applies the plan. Creates, then adds, then removes, so that an interrupted sync leaves extra
   * members rather than missing ones. Nothing is removed if an earlier request failed.
   *
   * @return the outcome
   * @throws IllegalStateException if the plan removes more than allowed; nothing is sent
   * @throws SegmentsException if the first request fails for a reason that fails all of them; later
   *     failures are in the result
   */
  public SyncResult apply() {
    return apply(progress -> {});
  }

  /**
   * Applies the plan, and reports the progress. See {@link #apply()}.
   *
   * @param progress called after each request, by one thread at a time; not called again after it
   *     has thrown
   * @return the outcome
   * @throws SyncListenerException if {@code progress} has thrown; it contains the outcome
   * @throws IllegalArgumentException if {@code progress} is null
   * @throws IllegalStateException if the plan removes more than allowed; nothing is sent
   * @throws SegmentsException if the first request fails for a reason that fails all of them; later
   *     failures are in the result
   */
  public SyncResult apply(Consumer<SyncProgress> progress) {
    Checks.notNull("progress", progress);
    if (exceedsRemovalLimit()) {
      throw new IllegalStateException(
          "plan removes %s of %s members, more than the allowed share of %s; raise maxRemovalShare if that is intended"
              .formatted(toRemove().size(), memberCount(), maxRemovalShare));
    }
    SafeListener listener = new SafeListener(progress, changes.steps());
    BatchResult<Long, ShopperProfile> created =
        BatchRun.run(access.create(), toCreate(), listener.from(0));

    List<UUID> adding = new ArrayList<>(toAdd());
    created.succeeded().forEach(profile -> adding.add(profile.id()));
    int beforeRemoving = changes.steps() - toRemove().size();
    BatchResult<UUID, UUID> added =
        run(
            access.add(),
            adding,
            listener.from(beforeRemoving - adding.size()),
            toCreate().isEmpty());
    BatchResult<UUID, UUID> removed =
        hasFailedRequest(created) || hasFailedRequest(added)
            ? failed(toRemove(), NOT_REMOVED)
            : run(
                access.remove(),
                toRemove(),
                listener.from(beforeRemoving),
                toCreate().isEmpty() && adding.isEmpty());
    SyncResult result = new SyncResult(created, added, removed);
    if (listener.thrown != null) {
      throw new SyncListenerException(result, listener.thrown);
    }
    return result;
  }

  /** A listener whose exceptions do not affect the sync. */
  private static final class SafeListener {

    private final Consumer<SyncProgress> listener;
    private final int steps;
    private volatile @Nullable Throwable thrown;

    SafeListener(Consumer<SyncProgress> listener, int steps) {
      this.listener = listener;
      this.steps = steps;
    }

    IntConsumer from(int firstStep) {
      return completed -> {
        if (thrown != null) {
          return;
        }
        try {
          listener.accept(new SyncProgress(firstStep + completed, steps));
        } catch (Throwable e) {
          thrown = e;
        }
      };
    }
  }

  /** Returns whether a request failed as a whole, or was not sent. */
  private static boolean hasFailedRequest(BatchResult<?, ?> result) {
    return Thread.currentThread().isInterrupted()
        || result.failed().values().stream().anyMatch(failure -> failure.exception() != null);
  }

  /** Runs a step. Its exception must not lose the outcome of the steps before it. */
  private static BatchResult<UUID, UUID> run(
      BatchOperation<UUID, ?, UUID> operation,
      List<UUID> ids,
      IntConsumer progress,
      boolean isFirst) {
    try {
      return BatchRun.run(operation, ids, progress);
    } catch (SegmentsException e) {
      if (isFirst) {
        throw e;
      }
      return failed(ids, new BatchFailure(String.valueOf(e.getMessage()), e));
    }
  }

  private static BatchResult<UUID, UUID> failed(List<UUID> ids, BatchFailure failure) {
    Map<UUID, BatchFailure> failed = new LinkedHashMap<>();
    ids.forEach(id -> failed.put(id, failure));
    return new BatchResult<>(List.of(), List.of(), failed);
  }

  /** Returns the number of changes of each kind. */
  @Override
  public String toString() {
    return "SyncPlan[%s has %s members: create %s, add %s, remove %s, %s without profile]"
        .formatted(
            access.segment(),
            memberCount(),
            toCreate().size(),
            toAdd().size(),
            toRemove().size(),
            customersWithoutProfile().size());
  }
}
