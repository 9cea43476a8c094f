package io.github.segments4j.testing;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a store holds: its segments, and its population of shopper profiles, of which every member
 * of a segment is one. Whoever does several things at once holds the lock of this object.
 */
final class Store {

  private static final int MOST_SEGMENTS = 1000;

  private final Map<UUID, SegmentState> segments = new LinkedHashMap<>();
  private final MemberIndexes population = new MemberIndexes(0, 0);

  /** Adds a segment, or gives the one that is there other members. */
  synchronized void putSegment(UUID id, long members) {
    SegmentState old = segments.get(id);
    put(id, old == null ? freeName() : old.name(), members);
  }

  synchronized UUID addSegment(String name, long members) {
    try {
      checkName(name);
    } catch (ApiError refusal) {
      throw new IllegalArgumentException(refusal.text(), refusal);
    }
    UUID id = UUID.randomUUID();
    put(id, name, members);
    return id;
  }

  synchronized Map<UUID, String> names() {
    Map<UUID, String> names = new LinkedHashMap<>();
    segments.forEach((id, segment) -> names.put(id, segment.name()));
    return Collections.unmodifiableMap(names);
  }

  /** Lets members join a segment at its front, or leave it there if they are less than none. */
  synchronized void join(@Nullable UUID segmentId, int count) {
    SegmentState segment = segments.get(segmentId);
    if (segment == null) {
      return;
    }
    MemberIndexes members = segment.members();
    if (count < 0) {
      members.leave(-(long) count);
    } else {
      long end = members.first();
      members.join(count);
      population.cover(members.first(), end);
    }
  }

  /** The places of all members of a segment, as they are now. */
  synchronized List<Long> members(UUID segmentId) {
    SegmentState segment = segments.get(segmentId);
    if (segment == null) {
      throw new IllegalArgumentException("segmentId: there is no segment " + segmentId);
    }
    return segment.members().slice(0, segment.members().size());
  }

  synchronized void addShopperProfiles(long count) {
    population.cover(0, count);
  }

  synchronized List<SegmentState> segments() {
    return List.copyOf(segments.values());
  }

  synchronized MemberIndexes population() {
    return population;
  }

  synchronized SegmentState segment(@Nullable UUID id) throws ApiError {
    SegmentState segment = segments.get(id);
    if (segment == null) {
      throw ApiError.notFound();
    }
    return segment;
  }

  synchronized List<SegmentState> segmentsOf(@Nullable UUID profileId) throws ApiError {
    long place =
        Optional.ofNullable(profileId)
            .flatMap(ProfileGenerator::place)
            .filter(population::contains)
            .orElseThrow(ApiError::notFound);
    return segments.values().stream().filter(segment -> segment.members().contains(place)).toList();
  }

  synchronized SegmentState createSegment(@Nullable String name, @Nullable String description)
      throws ApiError {
    if (name == null) {
      throw ApiError.failure("The name is missing");
    }
    checkName(name);
    if (segments.size() >= MOST_SEGMENTS) {
      throw ApiError.failure("A store has " + MOST_SEGMENTS + " segments at most");
    }
    UUID id = UUID.randomUUID();
    segments.put(id, SegmentState.create(id, name, description == null ? "" : description, 0));
    return segments.get(id);
  }

  synchronized SegmentState updateSegment(
      @Nullable UUID id, @Nullable String name, @Nullable String description) throws ApiError {
    if (id == null) {
      throw ApiError.failure("The id is missing");
    }
    SegmentState old = segments.get(id);
    if (old == null) {
      throw ApiError.failure("Segment " + id + " not found");
    }
    if (name != null && !name.equals(old.name())) {
      checkName(name);
    }
    SegmentState changed =
        old.with(
            name == null ? old.name() : name,
            description == null ? old.description() : description);
    segments.put(changed.id(), changed);
    return changed;
  }

  synchronized void deleteSegments(Collection<UUID> ids) {
    segments.keySet().removeAll(ids);
  }

  synchronized void deleteAllSegments() {
    segments.clear();
  }

  /** Adds a profile to a segment and tells its place. */
  synchronized long addMember(SegmentState segment, UUID profileId) throws ApiError {
    long place =
        ProfileGenerator.place(profileId)
            .filter(population::contains)
            .orElseThrow(() -> ApiError.failure("Shopper profile " + profileId + " not found"));
    if (segment.members().contains(place)) {
      throw ApiError.conflict("Shopper profile " + profileId + " is already in the segment");
    }
    segment.members().add(place);
    return place;
  }

  /** Makes the profile of a customer and tells its place. */
  synchronized long createProfile(long customerId) throws ApiError {
    if (customerId < 1) {
      throw ApiError.failure("The customer_id must be 1 or more");
    }
    long place = ProfileGenerator.placeOfCustomer(customerId);
    if (population.contains(place)) {
      throw ApiError.conflict("Customer " + customerId + " already has a shopper profile");
    }
    population.add(place);
    return place;
  }

  synchronized void deleteProfiles(Collection<UUID> ids) {
    Set<Long> places = places(ids);
    population.removeAll(places);
    segments.values().forEach(segment -> segment.members().removeAll(places));
  }

  synchronized void deleteAllProfiles() {
    population.clear();
    segments.values().forEach(segment -> segment.members().clear());
  }

  /** The places of those ids that a profile can have. */
  static Set<Long> places(Collection<UUID> ids) {
    return ids.stream()
        .flatMap(id -> ProfileGenerator.place(id).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private void put(UUID id, String name, long members) {
    segments.put(id, SegmentState.create(id, name, "", members));
    population.cover(0, members);
  }

  private void checkName(String name) throws ApiError {
    if (name.isBlank()) {
      throw ApiError.failure("The name is blank");
    }
    if (isTaken(name)) {
      throw ApiError.conflict("The name " + name + " is already taken");
    }
  }

  private boolean isTaken(String name) {
    return segments.values().stream().anyMatch(segment -> segment.name().equals(name));
  }

  private String freeName() {
    int number = segments.size() + 1;
    while (isTaken("Segment " + number)) {
      number++;
    }
    return "Segment " + number;
  }
}
