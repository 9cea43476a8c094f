package io.github.segments4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.segments4j.model.ShopperProfile;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FakeStoreMembersTest extends RawHttpTestBase {

  @Test
  void list_rendersPage() throws Exception {
    store.addSegment(SEGMENT, 51);

    HttpResponse<String> response = get(MEMBERS + "?page=26&limit=2");

    ShopperProfile last = store.shopperProfiles(SEGMENT).get(50);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .isEqualTo(
            """
            {"data":[{"id":"%s","customer_id":%d,"created_at":"%s","updated_at":"%s"}],\
            "meta":{"pagination":{"total":51,"count":1,"per_page":2,\
            "current_page":26,"total_pages":26}}}""",
            last.id(), last.customerId(), last.createdAt(), last.updatedAt());
    assertThat(response.headers().map())
        .containsKeys(
            "x-rate-limit-requests-quota",
            "x-rate-limit-requests-left",
            "x-rate-limit-time-window-ms",
            "x-rate-limit-time-reset-ms");
  }

  @Test
  void list_limitDefaultsTo50_andIsAtMost250() throws Exception {
    store.addSegment(SEGMENT, 1000);

    assertThat(numbers(get(MEMBERS), "count")).containsExactly(50L);
    HttpResponse<String> largest = get(MEMBERS + "?limit=999");
    assertThat(numbers(largest, "count")).containsExactly(250L);
    assertThat(numbers(largest, "per_page")).containsExactly(250L);
  }

  @Test
  void list_supportsBillionMembers() throws Exception {
    store.addSegment(SEGMENT, 1_000_000_000);
    UUID first = store.profileIds(1).get(0);
    String singleMemberPage = MEMBERS + "?limit=1&page=";

    HttpResponse<String> last = get(singleMemberPage + 1_000_000_000);
    assertThat(numbers(last, "count")).containsExactly(1L);
    assertThat(numbers(last, "total")).containsExactly(1_000_000_000L);
    assertThat(delete(MEMBERS + "?id:in=" + first).statusCode()).isEqualTo(204);
    HttpResponse<String> lastAfterRemoval = get(singleMemberPage + 999_999_999);
    assertThat(numbers(lastAfterRemoval, "count")).containsExactly(1L);
    assertThat(numbers(lastAfterRemoval, "total")).containsExactly(999_999_999L);
    assertThat(post(MEMBERS, jsonArray(List.of(first))).statusCode()).isEqualTo(201);
    assertThat(ids(get(singleMemberPage + 1_000_000_000))).containsExactly(first);
  }

  @Test
  void add_appendsMembers() throws Exception {
    store.addSegment(SEGMENT, 2);
    List<UUID> ids = store.profileIds(4);

    HttpResponse<String> response = post(MEMBERS, jsonArray(ids.subList(2, 4)));

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.body())
        .startsWith(
            """
            {"data":[{"id":"%s","customer_id":1003,"""
                .formatted(ids.get(2)));
    assertThat(store.members(SEGMENT)).isEqualTo(ids);
  }

  @Test
  void add_existingMember_isConflict() throws Exception {
    store.addSegment(SEGMENT, 4);
    List<UUID> ids = store.profileIds(5);

    HttpResponse<String> response =
        post(MEMBERS, jsonArray(List.of(ids.get(0), ids.get(4), ids.get(4))));

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body())
        .contains(
            """
            "errors":{"0":"Shopper profile %s already exists in segment %s","2":"""
                .formatted(ids.get(0), SEGMENT));
    assertThat(post(MEMBERS, jsonArray(ids)).statusCode()).isEqualTo(409);
    assertThat(store.members(SEGMENT)).isEqualTo(ids);
  }

  @Test
  void add_unknownProfile_isUnprocessable() throws Exception {
    store.addSegment(SEGMENT, 1);
    UUID member = store.members(SEGMENT).get(0);

    HttpResponse<String> response = post(MEMBERS, jsonArray(List.of(member, UUID.randomUUID())));

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body()).contains("already").contains("does not exist");
  }

  @Test
  void add_reportsErrorsByStatus() throws Exception {
    store.addSegment(SEGMENT, 1);
    List<UUID> ids = store.profileIds(2);
    UUID unknown = UUID.fromString("00000000-0000-4000-8000-000000000000");
    String body = jsonArray(List.of(ids.get(0), unknown, ids.get(1)));

    assertThat(post(MEMBERS, body).body())
        .contains(
            """
            "errors":[{"status":409,"title":""",
            """
            "errors":{"0":"Shopper profile""",
            """
            {"status":422,"title":""",
            """
            "errors":{"1":"Shopper profile""",
            """
            "meta":{"total":3,"success":1,"failed":2}}""");
  }

  @Test
  void add_otherForms_onRequest() throws Exception {
    store.addSegment(SEGMENT, 1);
    String body = jsonArray(store.members(SEGMENT));
    store.failNext(1, Fault.errorsByIndex().and(Fault.withoutMeta()));

    assertThat(post(MEMBERS, body).body())
        .isEqualTo(
            """
            {"data":[],"errors":{"0":"Shopper profile %s already exists in segment %s"}}"""
                .formatted(store.members(SEGMENT).get(0), SEGMENT));
  }

  @Test
  void remove_withBody_onRequest() throws Exception {
    store.addSegment(SEGMENT, 1);
    store.failNext(1, Fault.deleteWithBody());

    HttpResponse<String> response = delete(MEMBERS + "?id:in=" + store.members(SEGMENT).get(0));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .isEqualTo(
            """
            {"data":[{}],"errors":[],"meta":{"total":1,"success":1,"failed":0}}""");
    assertThat(store.members(SEGMENT)).isEmpty();
  }

  @Test
  void invalidBatch_hasPublishedForm() throws Exception {
    store.addSegment(SEGMENT, 1);

    assertThat(delete(MEMBERS + "?id:in=x").body())
        .startsWith(
            """
            {"data":[],"errors":[{"status":422,""");
  }

  @Test
  void remove_byIds_orAll() throws Exception {
    store.addSegment(SEGMENT, 10);
    UUID other = store.addSegment(10);
    List<UUID> ids = store.members(SEGMENT);
    String filter = "?id:in=%s,%s,%s".formatted(ids.get(3), ids.get(7), UUID.randomUUID());

    assertThat(delete(MEMBERS + filter + "&id:in=" + ids.get(0)).statusCode()).isEqualTo(204);
    assertThat(store.members(SEGMENT))
        .hasSize(8)
        .isSubsetOf(ids)
        .doesNotContain(ids.get(3), ids.get(7))
        .startsWith(ids.get(0));
    post(MEMBERS, jsonArray(List.of(ids.get(3))));
    assertThat(store.members(SEGMENT)).hasSize(9).endsWith(ids.get(9), ids.get(3));
    assertThat(ids(get(MEMBERS + "?page=3&limit=3")))
        .containsExactly(ids.get(8), ids.get(9), ids.get(3));
    assertThat(delete(MEMBERS).statusCode()).isEqualTo(204);
    assertThat(store.members(SEGMENT)).isEmpty();
    assertThat(store.members(other)).isEqualTo(ids);
  }

  @Test
  void changesMembersAtFront() {
    store.addSegment(SEGMENT, 3);
    List<ShopperProfile> initial = store.shopperProfiles(SEGMENT);

    store.removeMembersFromFront(SEGMENT, 1);
    assertThat(store.shopperProfiles(SEGMENT)).isEqualTo(initial.subList(1, 3));
    store.addMembersAtFront(SEGMENT, 2);
    assertThat(store.shopperProfiles(SEGMENT))
        .hasSize(4)
        .endsWith(initial.toArray(new ShopperProfile[0]));
    store.removeMembersFromFront(SEGMENT, 9);
    assertThat(store.shopperProfiles(SEGMENT)).isEmpty();
    assertThatThrownBy(() -> store.shopperProfiles(UUID.randomUUID()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void changesMembersAtFront_afterWrites() throws Exception {
    store.addSegment(SEGMENT, 4);
    UUID other = store.addSegment(0);
    List<UUID> ids = store.members(SEGMENT);
    store.addMembersAtFront(other, 1);
    UUID added = store.members(other).get(0);
    post(MEMBERS, jsonArray(List.of(added)));
    delete(MEMBERS + "?id:in=" + ids.get(0));

    store.addMembersAtFront(SEGMENT, 1);
    assertThat(store.members(SEGMENT))
        .hasSize(5)
        .doesNotHaveDuplicates()
        .endsWith(ids.get(1), ids.get(2), ids.get(3), added);
    store.removeMembersFromFront(SEGMENT, 4);
    assertThat(store.members(SEGMENT)).containsExactly(added);
    store.removeMembersFromFront(SEGMENT, 1);
    assertThat(store.members(SEGMENT)).isEmpty();
  }
}
