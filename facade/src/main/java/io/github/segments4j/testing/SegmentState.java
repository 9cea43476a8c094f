package io.github.segments4j.testing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A segment with its members.
 *
 * @param id the id
 * @param name the name, unique within the store
 * @param description the description, possibly empty
 * @param createdAt the time of creation
 * @param updatedAt the time of the last change to the name or description
 * @param members the indexes of the members; mutable
 */
record SegmentState(
    UUID id,
    String name,
    String description,
    Instant createdAt,
    Instant updatedAt,
    MemberIndexes members) {

  static SegmentState create(UUID id, String name, String description, long memberCount) {
    Instant now = now();
    return new SegmentState(id, name, description, now, now, new MemberIndexes(0, memberCount));
  }

  SegmentState with(String name, String description) {
    return new SegmentState(id, name, description, createdAt, now(), members);
  }

  String json() {
    Map<String, String> json = new LinkedHashMap<>();
    json.put("id", id.toString());
    json.put("name", name);
    json.put("description", description);
    json.put("created_at", createdAt.toString());
    json.put("updated_at", updatedAt.toString());
    return Json.write(json);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
