package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.segments4j.batch.BatchResult;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SegmentShopperProfilesResourceTest extends FakeStoreTestBase {

  @Test
  void add_reportsExistingAndUnknownProfiles() {
    UUID segment = store.addSegment("S", 34);
    List<UUID> wanted = new ArrayList<>(store.profileIds(1224));
    List<UUID> unknown = IntStream.range(0, 10).mapToObj(i -> new UUID(i, i)).toList();
    for (int i = 0; i < 10; i++) {
      wanted.add(i * 100, unknown.get(i));
    }
    wanted.addAll(wanted.subList(0, 60));

    BatchResult<UUID, UUID> result = members(segment).add(wanted);

    assertThat(result.succeeded()).hasSize(1190);
    assertThat(result.unchanged())
        .containsExactlyInAnyOrderElementsOf(store.members(segment).subList(0, 34));
    assertThat(result.failed()).containsOnlyKeys(unknown);
    assertThat(result.failed().get(unknown.get(3)).reason()).contains("does not exist");
    assertThat(store.members(segment)).hasSize(1224);
    assertThat(store.requests()).hasSize(25);
  }

  @Test
  void remove_keepsUrlsShort() {
    List<UUID> ids = IntStream.range(0, 300).mapToObj(i -> new UUID(i, i)).toList();

    members(store.addSegment(1)).remove(ids);

    assertThat(queries())
        .hasSize(8)
        .allSatisfy(query -> assertThat(query.length() + 40 * 2).isLessThan(1800))
        .allMatch(query -> query.matches("id:in=[-0-9a-f,]+"));
  }
}
