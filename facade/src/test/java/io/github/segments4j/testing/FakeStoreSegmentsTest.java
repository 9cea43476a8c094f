package io.github.segments4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FakeStoreSegmentsTest extends RawHttpTestBase {

  @Test
  void list_keepsInsertionOrder() throws Exception {
    UUID first = store.addSegment(1);
    UUID second = store.addSegment("\"VIP\"", 1);
    UUID third = store.addSegment(1);

    assertThat(store.segments())
        .containsExactly(
            entry(first, "Segment 1"), entry(second, "\"VIP\""), entry(third, "Segment 3"));
    HttpResponse<String> response = get("/segments?page=2&limit=1");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .startsWith(
            """
            {"data":[{"id":"%s","name":"\\"VIP\\"","description":"","created_at":"20"""
                .formatted(second))
        .endsWith(
            """
            "meta":{"pagination":{"total":3,"count":1,"per_page":1,\
            "current_page":2,"total_pages":3}}}""");
  }

  @Test
  void list_filtersByFirstIdParameter() throws Exception {
    UUID first = store.addSegment(1);
    UUID second = store.addSegment(1);
    UUID third = store.addSegment(1);

    HttpResponse<String> response =
        get("/segments?id:in=%s,%s,%s&id:in=%s".formatted(third, SEGMENT, first, second));

    assertThat(ids(response)).containsExactly(first, third);
    assertThat(numbers(response, "total")).containsExactly(2L);
  }

  @Test
  void create_returnsSegments() throws Exception {
    HttpResponse<String> response =
        post(
            "/segments",
            """
            [{"name": "a", "description": "b"}, {"name": "c"}]
            """);

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(store.segments()).containsValues("a", "c");
    assertThat(ids(response)).containsExactlyElementsOf(store.segments().keySet());
    assertThat(response.body())
        .contains(
            """
            "name":"a","description":"b",""")
        .endsWith(
            """
            "errors":[],"meta":{"total":2,"success":2,"failed":0}}""");
  }

  @Test
  void create_takenName_createsNone() throws Exception {
    UUID taken = store.addSegment("taken", 0);

    HttpResponse<String> response =
        post(
            "/segments",
            """
            [{"name": "taken"}, {"name": "new"}]
            """);

    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(response.body())
        .startsWith(
            """
            {"data":[],"errors":[{"status":409,"title":"Cannot have multiple segments with the same \
            name.",""")
        .contains("\"errors\":{}");
    assertThat(store.segments()).containsOnlyKeys(taken);
  }

  @Test
  void create_invalidNames_reportsErrorsByIndex() throws Exception {
    HttpResponse<String> response =
        post(
            "/segments",
            """
            [{"name": ""}, {"name": " "}, {}, {"name": "last"}]
            """);

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body()).contains("\"0\":", "\"1\":", "\"2\":").doesNotContain("\"3\":");
    assertThat(numbers(response, "failed")).containsExactly(3L);
    assertThat(store.segments()).containsValues("last").hasSize(1);
  }

  @Test
  void create_beyond1000Segments_fails() throws Exception {
    for (int i = 0; i < 999; i++) {
      store.addSegment(0);
    }

    HttpResponse<String> response =
        post(
            "/segments",
            """
            [{"name": "a"}, {"name": "b"}]
            """);

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body()).contains("\"errors\":{\"1\":").contains("1000");
    assertThat(store.segments()).hasSize(1000).containsValue("a");
  }

  @Test
  void update_changesNameAndDescription() throws Exception {
    UUID first = store.addSegment("a", 3);
    UUID second = store.addSegment("b", 0);

    HttpResponse<String> response =
        put(
            "/segments",
            """
            [{"id": "%s", "name": "A"}, {"id": "%s", "name": "b", "description": "d"}]
            """
                .formatted(first, second));

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.body())
        .contains(
            """
            "name":"A",""",
            """
            "name":"b","description":"d",""");
    assertThat(store.segments()).containsExactly(entry(first, "A"), entry(second, "b"));
    assertThat(store.members(first)).hasSize(3);
  }

  @Test
  void update_takenName_isUnprocessable() throws Exception {
    store.addSegment("a", 0);
    UUID second = store.addSegment("b", 0);

    HttpResponse<String> response =
        put(
            "/segments",
            """
            [{"id": "%s", "name": "a"}]
            """
                .formatted(second));

    assertThat(response.statusCode()).isEqualTo(422);
  }

  @Test
  void update_unknownOrMissingId_isUnprocessable() throws Exception {
    HttpResponse<String> response =
        put(
            "/segments",
            """
            [{"id": "%s", "name": "x"}, {"name": "y"}]
            """
                .formatted(SEGMENT));

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body()).contains("does not exist", "id is missing");
    assertThat(numbers(response, "success")).containsExactly(0L);
    assertThat(numbers(response, "failed")).containsExactly(2L);
  }

  @Test
  void delete_byIds_orAll_keepsProfiles() throws Exception {
    UUID first = store.addSegment(3);
    UUID second = store.addSegment(2);
    store.addSegment(1);

    HttpResponse<String> response = delete("/segments?id:in=" + first + "," + SEGMENT);
    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(response.body()).isEmpty();
    assertThat(store.segments()).hasSize(2).containsKey(second);
    assertThat(delete("/segments?id:in=").statusCode()).isEqualTo(422);
    assertThat(store.segments()).hasSize(2);
    assertThat(delete("/segments").statusCode()).isEqualTo(204);
    assertThat(store.segments()).isEmpty();
    assertThat(numbers(get("/shopper-profiles"), "total")).containsExactly(3L);
  }
}
