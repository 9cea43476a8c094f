package io.github.segments4j.testing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A segment.
 *
 * @param id its id
 * @param name its name, which no other segment has
 * @param description its description; may be empty
 * @param createdAt when it was made
 * @param updatedAt when its name or description were last changed
 * @param members the places of the profiles in it, which change
 */
record SegmentState(
    UUID id,
    String name,
    String description,
    Instant createdAt,
    Instant updatedAt,
    MemberIndexes members) {

  static SegmentState create(UUID id, String name, String description, long members) {
    Instant now = now();
    return new SegmentState(id, name, description, now, now, new MemberIndexes(0, members));
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
