package io.github.segments4j;

import io.github.segments4j.batch.BatchResult;
import io.github.segments4j.client.model.ShopperProfile;
import io.github.segments4j.error.SegmentsException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** What it takes to make a segment contain exactly what is wanted, of which nothing is done yet. */
public final class SyncPlan {

  private final SegmentsClient client;
  private final UUID segmentId;
  private final int members;
  private final List<UUID> toAdd;
  private final List<UUID> toRemove;
  private final List<Long> toCreate;
  private final List<Long> withoutProfile;
  private final double removeAtMost;
  private final boolean changed;

  SyncPlan(
      SegmentsClient client,
      UUID segmentId,
      int members,
      List<UUID> toAdd,
      List<UUID> toRemove,
      List<Long> toCreate,
      List<Long> withoutProfile,
      double removeAtMost,
      boolean changed) {
    this.client = client;
    this.segmentId = segmentId;
    this.members = members;
    this.toAdd = List.copyOf(toAdd);
    this.toRemove = List.copyOf(toRemove);
    this.toCreate = List.copyOf(toCreate);
    this.withoutProfile = List.copyOf(withoutProfile);
    this.removeAtMost = removeAtMost;
    this.changed = changed;
  }

  /**
   * How many members the segment has now.
   *
   * @return the number of members that were listed
   */
  public int members() {
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
  public List<Long> withoutProfile() {
    return withoutProfile;
  }

  /**
   * Whether the total of the segment moved while it was listed, so that members can have been
   * missed; the next plan finds what this one missed. A member that joined while another left moves
   * no total and is not noticed.
   *
   * @return true if it moved
   */
  public boolean changedWhilePlanning() {
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
  public boolean removesTooMany() {
    return toRemove.size() > removeAtMost * members;
  }

  /**
   * Does what is planned: creates, then adds, then removes, so that one that is stopped half-way
   * leaves too many members rather than too few.
   *
   * @return what became of it
   * @throws IllegalStateException if the plan removes more than it may; nothing is sent
   * @throws SegmentsException if the store refuses the first of the steps altogether
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
   * @throws SegmentsException if the store refuses the first of the steps altogether
   */
  public SyncResult apply(Consumer<SyncProgress> progress) {
    if (removesTooMany()) {
      throw new IllegalStateException(
          "the plan removes %d of %d members, more than the share of %s that it may; allow more with removeAtMost if that is meant"
              .formatted(toRemove.size(), members, removeAtMost));
    }
    // A profile that is created is a step, and so is adding it.
    int steps = 2 * toCreate.size() + toAdd.size() + toRemove.size();
    SegmentShopperProfilesResource profiles = client.segment(segmentId).shopperProfiles();
    BatchResult<Long, ShopperProfile> created =
        client
            .shopperProfiles()
            .create(toCreate, done -> progress.accept(new SyncProgress(done, steps)));
    List<UUID> adding = new ArrayList<>(toAdd);
    created.succeeded().forEach(profile -> adding.add(profile.id()));
    int before = toCreate.size();
    BatchResult<UUID, UUID> added =
        profiles.add(adding, done -> progress.accept(new SyncProgress(before + done, steps)));
    int beforeRemoving = steps - toRemove.size();
    BatchResult<UUID, UUID> removed =
        profiles.remove(
            toRemove, done -> progress.accept(new SyncProgress(beforeRemoving + done, steps)));
    return new SyncResult(created, added, removed);
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
