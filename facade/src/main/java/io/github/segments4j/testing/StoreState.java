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
 * The segments and the shopper profiles of a store; every member of a segment is one of these
 * profiles. Callers that combine several methods synchronize on this object.
 */
final class StoreState {

  private static final int MAX_SEGMENTS = 1000;

  private final Map<UUID, SegmentState> segments = new LinkedHashMap<>();
  private final MemberIndexes population = new MemberIndexes(0, 0);
  private final ProfileGenerator profiles = new ProfileGenerator();

  /** {@return the generator of the shopper profiles} */
  ProfileGenerator profiles() {
    return profiles;
  }

  /** Adds a segment or replaces the members of an existing one. */
  synchronized void putSegment(UUID id, long memberCount) {
    SegmentState existing = segments.get(id);
    put(id, existing == null ? unusedName() : existing.name(), memberCount);
  }

  synchronized UUID addSegment(String name, long memberCount) {
    try {
      checkName(name);
    } catch (ApiError error) {
      throw new IllegalArgumentException(error.message(), error);
    }
    UUID id = UUID.randomUUID();
    put(id, name, memberCount);
    return id;
  }

  synchronized Map<UUID, String> segmentNames() {
    Map<UUID, String> names = new LinkedHashMap<>();
    segments.forEach((id, segment) -> names.put(id, segment.name()));
    return Collections.unmodifiableMap(names);
  }

  /** Adds members at the front of a segment; a negative count removes members. */
  synchronized void addMembersAtFront(@Nullable UUID segmentId, int count) {
    SegmentState segment = segments.get(segmentId);
    if (segment == null) {
      return;
    }
    MemberIndexes members = segment.members();
    if (count < 0) {
      members.removeFromFront(-(long) count);
    } else {
      long end = members.first();
      members.addAtFront(count);
      population.cover(members.first(), end);
    }
  }

  /** {@return a copy of the indexes of all members of a segment} */
  synchronized List<Long> members(UUID segmentId) {
    SegmentState segment = segments.get(segmentId);
    if (segment == null) {
      throw new IllegalArgumentException(
          "segmentId must be the id of a segment, but was " + segmentId);
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
    long index =
        Optional.ofNullable(profileId).flatMap(this::findProfile).orElseThrow(ApiError::notFound);
    return segments.values().stream().filter(segment -> segment.members().contains(index)).toList();
  }

  synchronized SegmentState createSegment(@Nullable String name, @Nullable String description)
      throws ApiError {
    if (name == null) {
      throw ApiError.unprocessable("name is missing");
    }
    checkName(name);
    if (segments.size() >= MAX_SEGMENTS) {
      throw ApiError.unprocessable(
          "A store must not have more than %s segments".formatted(MAX_SEGMENTS));
    }
    UUID id = UUID.randomUUID();
    SegmentState segment = SegmentState.create(id, name, description == null ? "" : description, 0);
    segments.put(id, segment);
    return segment;
  }

  synchronized SegmentState updateSegment(
      @Nullable UUID id, @Nullable String name, @Nullable String description) throws ApiError {
    if (id == null) {
      throw ApiError.unprocessable("id is missing");
    }
    SegmentState segment = segments.get(id);
    if (segment == null) {
      throw ApiError.unprocessable("Segment %s does not exist".formatted(id));
    }
    if (name != null && !name.equals(segment.name())) {
      checkName(name);
    }
    SegmentState updated =
        segment.with(
            name == null ? segment.name() : name,
            description == null ? segment.description() : description);
    segments.put(id, updated);
    return updated;
  }

  synchronized void deleteSegments(Collection<UUID> ids) {
    segments.keySet().removeAll(ids);
  }

  synchronized void deleteAllSegments() {
    segments.clear();
  }

  /** Adds a profile to a segment and returns the index of the profile. */
  synchronized long addMember(SegmentState segment, UUID profileId) throws ApiError {
    long index =
        findProfile(profileId)
            .orElseThrow(
                () ->
                    ApiError.unprocessable(
                        "Shopper profile %s does not exist".formatted(profileId)));
    if (segment.members().contains(index)) {
      throw ApiError.conflict(
          "Shopper profile %s already exists in segment %s".formatted(profileId, segment.id()));
    }
    segment.members().add(index);
    return index;
  }

  /** Creates the profile of a customer and returns the index of the profile. */
  synchronized long createProfile(long customerId) throws ApiError {
    if (customerId < 1) {
      throw ApiError.unprocessable(
          "customer_id must be 1 or more, but was %s".formatted(customerId));
    }
    long index = profiles.indexOfCustomer(customerId);
    if (population.contains(index)) {
      throw ApiError.unprocessable(
          "Customer %s already has a shopper profile".formatted(customerId));
    }
    population.add(index);
    return index;
  }

  synchronized void deleteProfiles(Collection<UUID> ids) {
    Set<Long> indexes = indexes(ids);
    population.removeAll(indexes);
    segments.values().forEach(segment -> segment.members().removeAll(indexes));
  }

  synchronized void deleteAllProfiles() {
    population.clear();
    segments.values().forEach(segment -> segment.members().clear());
  }

  /** Returns the indexes of the given profiles and skips ids that no profile can have. */
  static Set<Long> indexes(Collection<UUID> ids) {
    return ids.stream()
        .flatMap(id -> ProfileGenerator.index(id).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private Optional<Long> findProfile(UUID id) {
    return ProfileGenerator.index(id).filter(population::contains);
  }

  private void put(UUID id, String name, long memberCount) {
    segments.put(id, SegmentState.create(id, name, "", memberCount));
    population.cover(0, memberCount);
  }

  private void checkName(String name) throws ApiError {
    if (name.isBlank()) {
      throw ApiError.unprocessable("name must not be blank");
    }
    if (isTaken(name)) {
      throw ApiError.unprocessable("name must be unique, but %s is already taken".formatted(name));
    }
  }

  synchronized boolean isTaken(@Nullable String name) {
    return segments.values().stream().anyMatch(segment -> segment.name().equals(name));
  }

  private String unusedName() {
    int number = segments.size() + 1;
    while (isTaken("Segment " + number)) {
      number++;
    }
    return "Segment " + number;
  }
}
