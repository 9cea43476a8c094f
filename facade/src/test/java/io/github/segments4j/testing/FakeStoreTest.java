package io.github.segments4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.segments4j.client.model.ShopperProfile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The store as a program sees it that knows nothing of the library. */
class FakeStoreTest {

  private static final UUID SEGMENT = UUID.fromString("3fa85f64-5717-4562-b3fc-2c963f66afa6");

  private final FakeStore store = FakeStore.start();
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void answersAPageInTheFormOfTheDocument() throws Exception {
    store.addSegment(SEGMENT, 51);

    HttpResponse<String> answer = get("/shopper-profiles?page=26&limit=2", store.accessToken());

    ShopperProfile last = store.shopperProfiles(SEGMENT).get(50);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            "{\"data\":[{\"id\":\"%s\",\"customer_id\":%d,\"created_at\":\"%s\",\"updated_at\":\"%s\"}],"
                    .formatted(last.id(), last.customerId(), last.createdAt(), last.updatedAt())
                + "\"meta\":{\"pagination\":{\"total\":51,\"count\":1,\"per_page\":2,"
                + "\"current_page\":26,\"total_pages\":26}}}");
    assertThat(answer.headers().map())
        .containsKeys(
            "x-rate-limit-requests-quota",
            "x-rate-limit-requests-left",
            "x-rate-limit-time-window-ms",
            "x-rate-limit-time-reset-ms");
  }

  @ParameterizedTest
  @CsvSource({
    "/shopper-profiles, '', 401, X-Auth-Token header should have correct format",
    "/shopper-profiles, other, 401, Unauthorized",
    "/shopper-profiles, , 401, X-Auth-Token header is required",
    "/shopper-profiles/, fake-access-token, 404, The route is not found",
    "/shopper-profiles?page=0, fake-access-token, 422, not accepted",
    "/shopper-profiles?limit=x, fake-access-token, 422, not accepted",
    "/shopper-profiles?sort=id, fake-access-token, 422, not accepted",
    "/shopper-profiles, fake-access-token, 404, Not Found",
  })
  void checksWhatTheRealOneChecks(String path, String token, int status, String body)
      throws Exception {
    HttpResponse<String> answer = get(path, token);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(body);
  }

  @Test
  void refusesATokenThatMayOnlyRead() throws Exception {
    store.addSegment(SEGMENT, 1);
    store.scopes(FakeStore.READ_ONLY);

    HttpResponse<String> answer = get("/shopper-profiles", store.accessToken());

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("required scope");
  }

  @Test
  void givesFiftyUnlessAskedAndTwoHundredAndFiftyAtMost() throws Exception {
    store.addSegment(SEGMENT, 1000);

    assertThat(get("/shopper-profiles", store.accessToken()).body()).contains("\"count\":50");
    assertThat(get("/shopper-profiles?limit=999", store.accessToken()).body())
        .contains("\"count\":250,\"per_page\":250");
  }

  @Test
  void recordsRequestsWithoutTheToken() throws Exception {
    get("/shopper-profiles?page=2", store.accessToken());

    assertThat(store.requests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.query()).isEqualTo("page=2");
              assertThat(request.header("user-agent")).startsWith("Java");
              assertThat(request.toString()).doesNotContain(store.accessToken());
            });
  }

  @Test
  void membersJoinAndLeaveAtTheFront() {
    store.addSegment(SEGMENT, 3);
    List<ShopperProfile> before = store.shopperProfiles(SEGMENT);

    store.leave(SEGMENT, 1);
    assertThat(store.shopperProfiles(SEGMENT)).isEqualTo(before.subList(1, 3));
    store.join(SEGMENT, 2);
    assertThat(store.shopperProfiles(SEGMENT))
        .hasSize(4)
        .endsWith(before.toArray(new ShopperProfile[0]));
    store.leave(SEGMENT, 9);
    assertThat(store.shopperProfiles(SEGMENT)).isEmpty();
    assertThatThrownBy(() -> store.shopperProfiles(UUID.randomUUID()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noTwoMembersAreAlike() {
    store.addSegment(SEGMENT, 100_000);

    assertThat(store.shopperProfiles(SEGMENT).stream().map(ShopperProfile::id).distinct())
        .hasSize(100_000);
    assertThat(store.shopperProfiles(SEGMENT).stream().map(p -> p.id().version()).distinct())
        .containsExactly(4);
  }

  @Test
  void faultsEndWhenTheyAreUsedUpOrTakenBack() throws Exception {
    store.addSegment(SEGMENT, 1);
    store.failNext(1, Fault.answer(500, "text/plain", "a")).failPage(2, Fault.withoutMeta());

    assertThat(get("/shopper-profiles", store.accessToken()).statusCode()).isEqualTo(500);
    assertThat(get("/shopper-profiles", store.accessToken()).body()).contains("meta");
    assertThat(get("/shopper-profiles?page=2", store.accessToken()).body()).doesNotContain("meta");
    store.recover();
    assertThat(get("/shopper-profiles?page=2", store.accessToken()).body()).contains("meta");
    assertThat(Fault.leaving(3)).hasToString("3 leaving");
  }

  @Test
  void refusesNonsense() {
    assertThatThrownBy(() -> store.addSegment(-1))
        .hasMessage("members must be 0 or more, but was -1");
    assertThatThrownBy(() -> store.failNext(0, Fault.overload()))
        .hasMessage("count must be 1 or more, but was 0");
    assertThatThrownBy(() -> store.failPage(0, Fault.overload()))
        .hasMessage("page must be 1 or more, but was 0");
    assertThatThrownBy(() -> Fault.pageSize(0)).hasMessage("size must be 1 or more, but was 0");
  }

  @Test
  void closesItsPort() {
    store.close();

    assertThatThrownBy(() -> get("/shopper-profiles", "")).isInstanceOf(IOException.class);
  }

  private HttpResponse<String> get(String path, String token)
      throws IOException, InterruptedException {
    URI uri =
        URI.create(store.url() + "/stores/" + store.storeHash() + "/v3/segments/" + SEGMENT + path);
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    if (token != null) {
      request.header("X-Auth-Token", token);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
