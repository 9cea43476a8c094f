package io.github.segments4j;

import io.github.segments4j.batch.BatchFailure;
import io.github.segments4j.batch.BatchResult;
import io.github.segments4j.error.SegmentsException;
import io.github.segments4j.internal.Checks;
import io.github.segments4j.model.ShopperProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What it takes to make a segment contain exactly what is wanted, of which nothing is done yet. */
public final class SyncPlan {

  private static final BatchFailure NOT_REMOVED =
      new BatchFailure("it was not removed, because not all could be added: sync again", null);

  private final SegmentsClient client;
  private final UUID segmentId;
  private final int members;
  private final List<UUID> toAdd;
  private final List<UUID> toRemove;
  private final List<Long> toCreate;
  private final List<Long> withoutProfile;
  private final double maxRemovalShare;
  private final boolean changed;

  SyncPlan(
      SegmentsClient client,
      UUID segmentId,
      int members,
      List<UUID> toAdd,
      List<UUID> toRemove,
      List<Long> toCreate,
      List<Long> withoutProfile,
      double maxRemovalShare,
      boolean changed) {
    this.client = client;
    this.segmentId = segmentId;
    this.members = members;
    this.toAdd = List.copyOf(toAdd);
    this.toRemove = List.copyOf(toRemove);
    this.toCreate = List.copyOf(toCreate);
    this.withoutProfile = List.copyOf(withoutProfile);
    this.maxRemovalShare = maxRemovalShare;
    this.changed = changed;
  }

  /**
   * How many members the segment has now.
   *
   * @return the number of members that were listed
   */
  public int memberCount() {
    return members;
  }

  /**
   * The shopper profiles to add to the segment.
   *
   * @return their ids
   */
  public List<UUID> toAdd() {
    return toAdd;
  }

  /**
   * The shopper profiles to remove from the segment.
   *
   * @return their ids
   */
  public List<UUID> toRemove() {
    return toRemove;
  }

  /**
   * The customers to create a shopper profile for, which is then added.
   *
   * @return their ids
   */
  public List<Long> toCreate() {
    return toCreate;
  }

  /**
   * The wanted customers that are left out, because they have no shopper profile and none is to be
   * created.
   *
   * @return their ids
   */
  public List<Long> customersWithoutProfile() {
    return withoutProfile;
  }

  /**
   * Whether the total of the segment moved while it was listed, so that members can have been
   * missed; the next plan finds what this one missed. A member that joined while another left moves
   * no total and is not noticed.
   *
   * @return true if it moved
   */
  public boolean segmentChanged() {
    return changed;
  }

  /**
   * Whether the segment is as it is wanted.
   *
   * @return true if there is nothing to do
   */
  public boolean isEmpty() {
    return toAdd.isEmpty() && toRemove.isEmpty() && toCreate.isEmpty();
  }

  /**
   * Whether the plan would remove more than it may.
   *
   * @return true if {@link #apply()} will refuse it
   */
  public boolean exceedsRemovalLimit() {
    return members > 0 && toRemove.size() / (double) members > maxRemovalShare;
  }

  /**
   * Does what is planned: creates, then adds, then removes, so that one that is stopped half-way
   * leaves too many members rather than too few. It does not remove when requests before failed.
   *
   * @return what became of it
   * @throws IllegalStateException if the plan removes more than it may; nothing is sent
   * @throws SegmentsException if the first request shows that none can be done; from then on what
   *     fails is in the result
   */
  public SyncResult apply() {
    return apply(progress -> {});
  }

  /**
   * Does what is planned, and tells how far it is.
   *
   * @param progress told after each request, by one thread at a time
   * @return what became of it
   * @throws IllegalStateException if the plan removes more than it may; nothing is sent
   * @throws SegmentsException if the first request shows that none can be done; from then on what
   *     fails is in the result
   */
  public SyncResult apply(Consumer<SyncProgress> progress) {
    Checks.present("progress", progress);
    if (exceedsRemovalLimit()) {
      throw new IllegalStateException(
          "the plan removes %d of %d members, more than the share of %s that it may; allow more with maxRemovalShare if that is meant"
              .formatted(toRemove.size(), members, maxRemovalShare));
    }
    SegmentShopperProfilesResource profiles = client.segment(segmentId).shopperProfiles();
    // A profile that is created is a step, and so is adding it.
    int steps = 2 * toCreate.size() + toAdd.size() + toRemove.size();
    BatchResult<Long, ShopperProfile> created =
        client.shopperProfiles().create(toCreate, done -> tell(progress, done, steps));

    List<UUID> adding = new ArrayList<>(toAdd);
    created.succeeded().forEach(profile -> adding.add(profile.id()));
    int beforeAdding = steps - toRemove.size() - adding.size();
    BatchResult<UUID, UUID> added =
        step(
            toCreate.isEmpty(),
            adding,
            () -> profiles.add(adding, done -> tell(progress, beforeAdding + done, steps)));

    int beforeRemoving = steps - toRemove.size();
    BatchResult<UUID, UUID> removed =
        isCutShort(created) || isCutShort(added)
            ? failed(toRemove, NOT_REMOVED)
            : step(
                toCreate.isEmpty() && adding.isEmpty(),
                toRemove,
                () ->
                    profiles.remove(
                        toRemove, done -> tell(progress, beforeRemoving + done, steps)));
    return new SyncResult(created, added, removed);
  }

  private static void tell(Consumer<SyncProgress> progress, int done, int steps) {
    progress.accept(new SyncProgress(done, steps));
  }

  /** Whether a request failed as a whole, or was not sent: a store that is down comes back. */
  private static boolean isCutShort(BatchResult<?, ?> result) {
    return Thread.currentThread().isInterrupted()
        || result.failed().values().stream().anyMatch(each -> each.exception() != null);
  }

  /** What the steps before have done is not lost to the exception of a later one. */
  private static BatchResult<UUID, UUID> step(
      boolean isFirst, List<UUID> ids, Supplier<BatchResult<UUID, UUID>> send) {
    try {
      return send.get();
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

  /** How much there is to do. */
  @Override
  public String toString() {
    return "SyncPlan[segment %s has %d members: create %d, add %d, remove %d, %d without profile]"
        .formatted(
            segmentId,
            members,
            toCreate.size(),
            toAdd.size(),
            toRemove.size(),
            withoutProfile.size());
  }
}
