package io.github.segments4j.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.segments4j.model.ShopperProfile;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FakeStoreProfilesTest extends RawHttpTestBase {

  @Test
  void ids_areDistinctVersion4Uuids() {
    store.addSegment(SEGMENT, 100_000);

    assertThat(store.shopperProfiles(SEGMENT).stream().map(ShopperProfile::id).distinct())
        .hasSize(100_000);
    assertThat(store.shopperProfiles(SEGMENT).stream().map(p -> p.id().version()).distinct())
        .containsExactly(4);
  }

  @Test
  void list_includesMembersAndOtherProfiles() throws Exception {
    store.addSegment(SEGMENT, 2);
    List<UUID> ids = store.members(SEGMENT);
    store.addShopperProfiles(4);
    store.addMembersAtFront(SEGMENT, 1);

    HttpResponse<String> response = get("/shopper-profiles?limit=3");

    assertThat(ids(response))
        .containsExactly(store.members(SEGMENT).get(0), ids.get(0), ids.get(1));
    assertThat(numbers(response, "total")).containsExactly(5L);
  }

  @Test
  void list_unknownParameter_isRejected() throws Exception {
    assertThat(get("/shopper-profiles?sort=id").statusCode()).isEqualTo(422);
  }

  @Test
  void create_returnsProfilesOfCustomers() throws Exception {
    store.withGuests().addShopperProfiles(50);

    HttpResponse<String> response =
        post(
            "/shopper-profiles",
            """
            [{"customer_id": 7}, {"customer_id": 1050}]
            """);

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(numbers(response, "customer_id")).containsExactly(7L, 1050L);
    HttpResponse<String> secondPage = get("/shopper-profiles?page=2");
    assertThat(numbers(secondPage, "customer_id")).containsExactly(7L, 1050L);
    assertThat(numbers(secondPage, "total")).containsExactly(52L);
  }

  @Test
  void create_existingProfile_isUnprocessable() throws Exception {
    store.withGuests().addShopperProfiles(50);
    String customers =
        """
        [{"customer_id": 7}, {"customer_id": 1001}, {"customer_id": 1050}]
        """;
    post("/shopper-profiles", customers);

    HttpResponse<String> response = post("/shopper-profiles", customers);

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body()).contains("Customer 1001 already has");
    assertThat(numbers(response, "failed")).containsExactly(3L);
  }

  @Test
  void create_invalidCustomerId_isUnprocessable() throws Exception {
    HttpResponse<String> response =
        post(
            "/shopper-profiles",
            """
            [{"customer_id": 0}, {}, {"customer_id": 1}]
            """);

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(numbers(response, "success")).containsExactly(1L);
    assertThat(numbers(response, "failed")).containsExactly(2L);
  }

  @Test
  void delete_removesProfileFromSegments() throws Exception {
    store.addSegment(SEGMENT, 3);
    UUID other = store.addSegment(2);
    List<UUID> ids = store.members(SEGMENT);

    assertThat(delete("/shopper-profiles?id:in=" + ids.get(1) + "," + SEGMENT).statusCode())
        .isEqualTo(204);
    assertThat(store.members(SEGMENT)).containsExactly(ids.get(0), ids.get(2));
    assertThat(store.members(other)).containsExactly(ids.get(0));
    assertThat(post(MEMBERS, jsonArray(List.of(ids.get(1)))).body()).contains("does not exist");
  }

  @Test
  void create_afterDelete_restoresIdOnly() throws Exception {
    store.addSegment(SEGMENT, 2);
    List<UUID> ids = store.members(SEGMENT);
    delete("/shopper-profiles?id:in=" + ids.get(1));

    HttpResponse<String> response =
        post(
            "/shopper-profiles",
            """
            [{"customer_id": 1002}]
            """);

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(ids(response)).containsExactly(ids.get(1));
    assertThat(store.members(SEGMENT)).containsExactly(ids.get(0));
  }

  @Test
  void delete_all_keepsSegments() throws Exception {
    store.addSegment(SEGMENT, 3);
    store.addSegment(2);

    assertThat(delete("/shopper-profiles").statusCode()).isEqualTo(204);
    assertThat(store.members(SEGMENT)).isEmpty();
    assertThat(store.segments()).hasSize(2);
    HttpResponse<String> listing = get("/shopper-profiles");
    assertThat(listing.body()).contains("\"data\":[]");
    assertThat(numbers(listing, "total")).containsExactly(0L);
  }

  @Test
  void listSegments_returnsSegmentsOfProfile() throws Exception {
    UUID small = store.addSegment(1);
    UUID large = store.addSegment(3);
    List<UUID> ids = store.members(large);

    HttpResponse<String> ofFirst = get("/shopper-profiles/" + ids.get(0) + "/segments");
    assertThat(ids(ofFirst)).containsExactly(small, large);
    assertThat(numbers(ofFirst, "total")).containsExactly(2L);
    HttpResponse<String> ofLast = get("/shopper-profiles/" + ids.get(2) + "/segments?page=1");
    assertThat(ids(ofLast)).containsExactly(large);
    assertThat(numbers(ofLast, "total")).containsExactly(1L);
    assertThat(get("/shopper-profiles/" + SEGMENT + "/segments").statusCode()).isEqualTo(404);
  }
}
