package io.github.segments4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.segments4j.model.ShopperProfile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The store as a program sees it that knows nothing of the library. */
class FakeStoreTest {

  private static final UUID SEGMENT = UUID.fromString("3fa85f64-5717-4562-b3fc-2c963f66afa6");
  private static final String MEMBERS = "/segments/" + SEGMENT + "/shopper-profiles";

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
    "/shopper-profiles?page=0, fake-access-token, 422, invalid",
    "/shopper-profiles?limit=x, fake-access-token, 422, invalid",
    "/shopper-profiles?sort=id, fake-access-token, 422, invalid",
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

    store.removeMembersFromFront(SEGMENT, 1);
    assertThat(store.shopperProfiles(SEGMENT)).isEqualTo(before.subList(1, 3));
    store.addMembersAtFront(SEGMENT, 2);
    assertThat(store.shopperProfiles(SEGMENT))
        .hasSize(4)
        .endsWith(before.toArray(new ShopperProfile[0]));
    store.removeMembersFromFront(SEGMENT, 9);
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
    store.failNext(1, Fault.response(500, "text/plain", "a")).failPage(2, Fault.withoutMeta());

    assertThat(get("/shopper-profiles", store.accessToken()).statusCode()).isEqualTo(500);
    assertThat(get("/shopper-profiles", store.accessToken()).body()).contains("meta");
    assertThat(get("/shopper-profiles?page=2", store.accessToken()).body()).doesNotContain("meta");
    store.clearFaults();
    assertThat(get("/shopper-profiles?page=2", store.accessToken()).body()).contains("meta");
    assertThat(Fault.removingMembers(3)).hasToString("removing 3 members");
  }

  @Test
  void refusesNonsense() {
    assertThatThrownBy(() -> store.addSegment(-1))
        .hasMessage("members must be 0 or more, but was -1");
    assertThatThrownBy(() -> store.addShopperProfiles(-1))
        .hasMessage("count must be 0 or more, but was -1");
    store.addSegment("a", 0);
    assertThatThrownBy(() -> store.addSegment("a", 0))
        .hasMessage("name must be unique, but a is already taken");
    assertThatThrownBy(() -> store.addSegment(" ", 0)).hasMessage("name must not be blank");
    assertThatThrownBy(() -> store.members(SEGMENT)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.failNext(0, Fault.overload()))
        .hasMessage("count must be 1 or more, but was 0");
    assertThatThrownBy(() -> store.failPage(0, Fault.overload()))
        .hasMessage("page must be 1 or more, but was 0");
    assertThatThrownBy(() -> Fault.pageSize(0)).hasMessage("size must be 1 or more, but was 0");
  }

  @Test
  void listsSegmentsInTheOrderInWhichTheyWereAdded() throws Exception {
    UUID first = store.addSegment(1);
    UUID second = store.addSegment("\"VIP\"", 1);
    UUID third = store.addSegment(1);

    assertThat(store.segments())
        .containsExactly(
            entry(first, "Segment 1"), entry(second, "\"VIP\""), entry(third, "Segment 3"));
    HttpResponse<String> answer = send("GET", "/segments?page=2&limit=1", "");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .startsWith(
            "{\"data\":[{\"id\":\""
                + second
                + "\",\"name\":\"\\\"VIP\\\"\",\"description\":\"\",\"created_at\":\"20")
        .endsWith(
            "\"meta\":{\"pagination\":{\"total\":3,\"count\":1,\"per_page\":1,"
                + "\"current_page\":2,\"total_pages\":3}}}");
    assertThat(
            send(
                    "GET",
                    "/segments?id:in=" + third + "," + SEGMENT + "," + first + "&id:in=" + second,
                    "")
                .body())
        .containsSubsequence(first.toString(), third.toString(), "\"total\":2");
  }

  @Test
  void createsSegments() throws Exception {
    HttpResponse<String> answer =
        send("POST", "/segments", "[{\"name\":\"a\",\"description\":\"b\"},{\"name\":\"c\"}]");

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(store.segments()).containsValues("a", "c");
    assertThat(answer.body())
        .contains("\"name\":\"a\",\"description\":\"b\"")
        .contains(store.segments().keySet().iterator().next().toString())
        .endsWith("\"errors\":[],\"meta\":{\"total\":2,\"success\":2,\"failed\":0}}");
  }

  @Test
  void doesWhatItCanOfABatchAndTellsTheRestByIndex() throws Exception {
    store.addSegment("taken", 0);

    HttpResponse<String> conflict =
        send("POST", "/segments", "[{\"name\":\"taken\"},{\"name\":\"new\"}]");
    assertThat(conflict.statusCode()).isEqualTo(409);
    assertThat(conflict.body())
        .startsWith("{\"status\":409,\"title\":\"Conflict\",\"data\":[{\"id\"")
        .endsWith(
            "\"errors\":{\"0\":\"name must be unique, but taken is already taken\"},"
                + "\"meta\":{\"total\":2,\"success\":1,\"failed\":1}}");
    HttpResponse<String> failure =
        send("POST", "/segments", "[{\"name\":\"taken\"},{\"name\":\" \"},{},{\"name\":\"last\"}]");
    assertThat(failure.statusCode()).isEqualTo(422);
    assertThat(failure.body()).contains("\"0\":", "\"1\":", "\"2\":").contains("\"failed\":3");
    assertThat(store.segments()).containsValues("taken", "new", "last").hasSize(3);
  }

  @Test
  void hasAThousandSegmentsAtMost() throws Exception {
    for (int i = 0; i < 999; i++) {
      store.addSegment(0);
    }

    HttpResponse<String> answer = send("POST", "/segments", "[{\"name\":\"a\"},{\"name\":\"b\"}]");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("\"errors\":{\"1\":").contains("1000");
    assertThat(store.segments()).hasSize(1000).containsValue("a");
  }

  @Test
  void updatesSegments() throws Exception {
    UUID first = store.addSegment("a", 3);
    UUID second = store.addSegment("b", 0);

    HttpResponse<String> answer =
        send(
            "PUT",
            "/segments",
            "[{\"id\":\"%s\",\"name\":\"A\"},{\"id\":\"%s\",\"name\":\"b\",\"description\":\"d\"}]"
                .formatted(first, second));
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body())
        .contains("\"name\":\"A\"")
        .contains("\"name\":\"b\",\"description\":\"d\"");
    assertThat(store.segments()).containsExactly(entry(first, "A"), entry(second, "b"));
    assertThat(store.members(first)).hasSize(3);
    assertThat(
            send("PUT", "/segments", "[{\"id\":\"%s\",\"name\":\"A\"}]".formatted(second))
                .statusCode())
        .isEqualTo(409);
    HttpResponse<String> unknown =
        send(
            "PUT",
            "/segments",
            "[{\"id\":\"%s\",\"name\":\"x\"},{\"name\":\"y\"}]".formatted(SEGMENT));
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(unknown.body()).contains("not found").contains("\"success\":0,\"failed\":2");
  }

  @Test
  void deletesTheSegmentsNamedOrAllAndKeepsTheProfiles() throws Exception {
    UUID first = store.addSegment(3);
    UUID second = store.addSegment(2);
    store.addSegment(1);

    HttpResponse<String> answer = send("DELETE", "/segments?id:in=" + first + "," + SEGMENT, "");
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
    assertThat(store.segments()).hasSize(2).containsKey(second);
    assertThat(send("DELETE", "/segments?id:in=", "").statusCode()).isEqualTo(422);
    assertThat(store.segments()).hasSize(2);
    assertThat(send("DELETE", "/segments", "").statusCode()).isEqualTo(204);
    assertThat(store.segments()).isEmpty();
    assertThat(send("GET", "/shopper-profiles", "").body()).contains("\"total\":3");
  }

  @Test
  void addsMembers() throws Exception {
    store.addSegment(SEGMENT, 2);
    UUID all = store.addSegment(5);
    List<UUID> ids = store.members(all);

    HttpResponse<String> answer = send("POST", MEMBERS, json(ids.subList(2, 4)));
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body())
        .startsWith("{\"data\":[{\"id\":\"%s\",\"customer_id\":1003,".formatted(ids.get(2)));
    assertThat(store.members(SEGMENT)).isEqualTo(ids.subList(0, 4));
    HttpResponse<String> conflict =
        send("POST", MEMBERS, json(List.of(ids.get(0), ids.get(4), ids.get(4))));
    assertThat(conflict.statusCode()).isEqualTo(409);
    assertThat(conflict.body())
        .contains(
            "\"errors\":{\"0\":\"Shopper profile %s is already in the segment\",\"2\":"
                .formatted(ids.get(0)));
    assertThat(store.members(SEGMENT)).isEqualTo(ids);
    HttpResponse<String> unknown =
        send("POST", MEMBERS, json(List.of(ids.get(0), UUID.randomUUID())));
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(unknown.body()).contains("already").contains("not found");
  }

  @Test
  void removesTheMembersNamedOrAll() throws Exception {
    store.addSegment(SEGMENT, 10);
    UUID other = store.addSegment(10);
    List<UUID> ids = store.members(SEGMENT);
    String some = ids.get(3) + "," + ids.get(7) + "," + UUID.randomUUID();

    assertThat(send("DELETE", MEMBERS + "?id:in=" + some + "&id:in=" + ids.get(0), "").statusCode())
        .isEqualTo(204);
    assertThat(store.members(SEGMENT))
        .hasSize(8)
        .isSubsetOf(ids)
        .doesNotContain(ids.get(3), ids.get(7))
        .startsWith(ids.get(0));
    send("POST", MEMBERS, json(List.of(ids.get(3))));
    assertThat(store.members(SEGMENT)).hasSize(9).endsWith(ids.get(9), ids.get(3));
    assertThat(send("GET", MEMBERS + "?page=3&limit=3", "").body())
        .containsSubsequence(ids.get(8).toString(), ids.get(9).toString(), ids.get(3).toString());
    assertThat(send("DELETE", MEMBERS, "").statusCode()).isEqualTo(204);
    assertThat(store.members(SEGMENT)).isEmpty();
    assertThat(store.members(other)).isEqualTo(ids);
  }

  @Test
  void membersJoinAndLeaveAlsoAfterWrites() throws Exception {
    store.addSegment(SEGMENT, 4);
    UUID other = store.addSegment(0);
    List<UUID> ids = store.members(SEGMENT);
    store.addMembersAtFront(other, 1);
    UUID joined = store.members(other).get(0);
    send("POST", MEMBERS, json(List.of(joined)));
    send("DELETE", MEMBERS + "?id:in=" + ids.get(0), "");

    store.addMembersAtFront(SEGMENT, 1);
    assertThat(store.members(SEGMENT))
        .hasSize(5)
        .doesNotHaveDuplicates()
        .endsWith(ids.get(1), ids.get(2), ids.get(3), joined);
    store.removeMembersFromFront(SEGMENT, 4);
    assertThat(store.members(SEGMENT)).containsExactly(joined);
    store.removeMembersFromFront(SEGMENT, 1);
    assertThat(store.members(SEGMENT)).isEmpty();
  }

  @Test
  void theProfilesOfTheStoreAreThoseOfItsSegmentsAndThoseAdded() throws Exception {
    store.addSegment(SEGMENT, 2);
    List<UUID> ids = store.members(SEGMENT);
    store.addShopperProfiles(4);
    store.addMembersAtFront(SEGMENT, 1);

    assertThat(send("GET", "/shopper-profiles?limit=3", "").body())
        .containsSubsequence(
            store.members(SEGMENT).get(0).toString(),
            ids.get(0).toString(),
            ids.get(1).toString(),
            "\"total\":5");
    assertThat(send("GET", "/shopper-profiles?sort=id", "").statusCode()).isEqualTo(422);
  }

  @Test
  void createsOneProfileForEachCustomer() throws Exception {
    store.addShopperProfiles(50);

    HttpResponse<String> answer =
        send("POST", "/shopper-profiles", "[{\"customer_id\":7},{\"customer_id\":1050}]");
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body()).contains("\"customer_id\":7,", "\"customer_id\":1050,");
    assertThat(send("GET", "/shopper-profiles?page=2", "").body())
        .containsSubsequence("\"customer_id\":7,", "\"customer_id\":1050,", "\"total\":52");
    HttpResponse<String> conflict =
        send(
            "POST",
            "/shopper-profiles",
            "[{\"customer_id\":7},{\"customer_id\":1001},{\"customer_id\":1050}]");
    assertThat(conflict.statusCode()).isEqualTo(409);
    assertThat(conflict.body()).contains("Customer 1001 already has").contains("\"failed\":3");
    HttpResponse<String> failure =
        send("POST", "/shopper-profiles", "[{\"customer_id\":0},{},{\"customer_id\":1}]");
    assertThat(failure.statusCode()).isEqualTo(422);
    assertThat(failure.body()).contains("\"success\":1,\"failed\":2");
  }

  @Test
  void aProfileThatIsDeletedLeavesAllSegments() throws Exception {
    store.addSegment(SEGMENT, 3);
    UUID other = store.addSegment(2);
    List<UUID> ids = store.members(SEGMENT);

    assertThat(
            send("DELETE", "/shopper-profiles?id:in=" + ids.get(1) + "," + SEGMENT, "")
                .statusCode())
        .isEqualTo(204);
    assertThat(store.members(SEGMENT)).containsExactly(ids.get(0), ids.get(2));
    assertThat(store.members(other)).containsExactly(ids.get(0));
    assertThat(send("POST", MEMBERS, json(List.of(ids.get(1)))).body()).contains("not found");
    assertThat(send("POST", "/shopper-profiles", "[{\"customer_id\":1002}]").statusCode())
        .isEqualTo(201);
    assertThat(store.members(other)).hasSize(1);

    assertThat(send("DELETE", "/shopper-profiles", "").statusCode()).isEqualTo(204);
    assertThat(store.members(SEGMENT)).isEmpty();
    assertThat(store.segments()).hasSize(2);
    assertThat(send("GET", "/shopper-profiles", "").body()).contains("\"data\":[]", "\"total\":0");
  }

  @Test
  void listsTheSegmentsOfAProfile() throws Exception {
    UUID small = store.addSegment(1);
    UUID large = store.addSegment(3);
    List<UUID> ids = store.members(large);

    assertThat(send("GET", "/shopper-profiles/" + ids.get(0) + "/segments", "").body())
        .containsSubsequence(small.toString(), large.toString(), "\"total\":2");
    assertThat(send("GET", "/shopper-profiles/" + ids.get(2) + "/segments?page=1", "").body())
        .contains(large.toString(), "\"total\":1");
    assertThat(send("GET", "/shopper-profiles/" + SEGMENT + "/segments", "").statusCode())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /segments, 200, 200",
    "POST, /segments, 403, 201",
    "PUT, /segments, 403, 201",
    "DELETE, /segments, 403, 204",
    "GET, /segments/S/shopper-profiles, 403, 200",
    "POST, /segments/S/shopper-profiles, 403, 201",
    "DELETE, /segments/S/shopper-profiles, 403, 204",
    "GET, /shopper-profiles, 200, 200",
    "POST, /shopper-profiles, 403, 201",
    "DELETE, /shopper-profiles, 403, 204",
    "GET, /shopper-profiles/P/segments, 200, 200",
    "PATCH, /segments, 405, 405",
    "POST, /shopper-profiles/P/segments, 405, 405",
    "GET, /segments/S, 404, 404",
    "GET, /segments/P/segments, 404, 404",
    "GET, /customers, 404, 404",
  })
  void wantsTheScopeOfEachOperation(String method, String path, int reading, int modifying)
      throws Exception {
    store.addSegment(SEGMENT, 1);
    String ownPath =
        path.replace("S", SEGMENT.toString())
            .replace("P", store.members(SEGMENT).get(0).toString());

    store.scopes(FakeStore.READ_ONLY);
    assertThat(send(method, ownPath, "[]").statusCode()).isEqualTo(reading);
    store.scopes(FakeStore.MODIFY);
    assertThat(send(method, ownPath, "[]").statusCode()).isEqualTo(modifying);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST | /segments | {}",
        "POST | /segments | [",
        "POST | /segments | ''",
        "POST | /segments | null",
        "POST | /segments | [\"a\"]",
        "POST | /segments | [null]",
        "POST | /segments | [{\"name\":1}]",
        "PUT | /segments | [{\"id\":\"x\"}]",
        "POST | /shopper-profiles | [{\"customer_id\":\"1\"}]",
        "POST | /shopper-profiles | [{\"customer_id\":1.5}]",
        "POST | /segments/3fa85f64-5717-4562-b3fc-2c963f66afa6/shopper-profiles | [\"x\"]",
        "POST | /segments/3fa85f64-5717-4562-b3fc-2c963f66afa6/shopper-profiles | [1]",
      })
  void doesNothingOfABodyOfAnotherForm(String method, String path, String body) throws Exception {
    store.addSegment(SEGMENT, 1);

    HttpResponse<String> answer = send(method, path, body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).startsWith("{\"status\":400,");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /segments?id:in=x",
    "GET, /segments?sort=id",
    "DELETE, /segments?page=1",
    "DELETE, /shopper-profiles?id:in=1-1-1-1-1",
    "POST, /shopper-profiles?id:in=3fa85f64-5717-4562-b3fc-2c963f66afa6",
    "GET, /segments/3fa85f64-5717-4562-b3fc-2c963f66afa6/shopper-profiles?id:in=3fa85f64-5717-4562-b3fc-2c963f66afa6",
  })
  void refusesParametersThatAnOperationDoesNotHave(String method, String path) throws Exception {
    assertThat(send(method, path, "[]").statusCode()).isEqualTo(422);
  }

  @Test
  void takesFiftyItemsAtATime() throws Exception {
    store.addSegment(SEGMENT, 0);
    store.addShopperProfiles(51);
    UUID all = store.addSegment(51);
    List<UUID> ids = store.members(all);

    assertThat(send("POST", MEMBERS, json(ids)).statusCode()).isEqualTo(413);
    assertThat(store.members(SEGMENT)).isEmpty();
    assertThat(send("POST", MEMBERS, json(ids.subList(0, 50))).statusCode()).isEqualTo(201);
    for (String path : List.of("/segments", "/shopper-profiles")) {
      String body = "[" + String.join(",", Collections.nCopies(51, "{}")) + "]";
      assertThat(send("POST", path, body).statusCode()).isEqualTo(413);
    }
  }

  @Test
  void takesUrlsOf2048Characters() throws Exception {
    String path = "/stores/" + store.storeHash() + "/v3/segments?id:in=";
    List<UUID> ids = Collections.nCopies(50, SEGMENT);
    String list = ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    String filler =
        "&id:in=" + "x".repeat(2048 - path.length() - list.length() - "&id:in=".length());

    assertThat(send("GET", "/segments?id:in=" + list + filler, "").statusCode()).isEqualTo(200);
    HttpResponse<String> answer = send("GET", "/segments?id:in=" + list + filler + "x", "");
    assertThat(answer.statusCode()).isEqualTo(414);
    assertThat(answer.headers().firstValue("content-type")).hasValue("text/plain");
  }

  @Test
  void takesTenRequestsAtATimeOfTheOperationsThatAreLimited() throws Exception {
    store.addSegment(SEGMENT, 0);
    store.failNext(12, Fault.delay(Duration.ofSeconds(1)));
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      answers.add(sendAsync("POST", "/segments", "[{\"name\":\"%d\"}]".formatted(i)));
    }
    answers.add(sendAsync("PUT", "/segments", "[]"));
    answers.add(sendAsync("POST", MEMBERS, "[]"));

    List<Integer> statuses = new ArrayList<>();
    for (CompletableFuture<HttpResponse<String>> answer : answers) {
      statuses.add(answer.get(10, TimeUnit.SECONDS).statusCode());
    }
    assertThat(statuses.subList(0, 11)).containsOnlyOnce(429).contains(201);
    assertThat(statuses.subList(11, 13)).containsOnly(201);
    assertThat(store.segments()).hasSize(11);
  }

  @Test
  void doesNotDoWhatAnotherAnswerStandsForButWhatIsNotAnswered() throws Exception {
    store.failPage(1, Fault.response(500, "text/plain", "a"));
    assertThat(send("POST", "/segments", "[{\"name\":\"a\"}]").statusCode()).isEqualTo(201);
    store.failNext(1, Fault.response(503, "text/plain", ""));
    assertThat(send("POST", "/segments", "[{\"name\":\"b\"}]").statusCode()).isEqualTo(503);
    store.failNext(1, Fault.droppedConnection());
    assertThatThrownBy(
            () ->
                send(
                    "PUT",
                    "/segments",
                    "[{\"id\":\"%s\",\"name\":\"c\"}]"
                        .formatted(store.segments().keySet().iterator().next())))
        .isInstanceOf(IOException.class);

    assertThat(store.segments()).containsValue("c").hasSize(1);
    assertThat(store.requests())
        .extracting(RecordedRequest::body)
        .startsWith("[{\"name\":\"a\"}]", "[{\"name\":\"b\"}]");
  }

  @Test
  void aSegmentOfABillionCostsNothing() throws Exception {
    store.addSegment(SEGMENT, 1_000_000_000);
    UUID small = store.addSegment(1);
    String last = MEMBERS + "?limit=1&page=";
    UUID first = store.members(small).get(0);

    assertThat(send("GET", last + 1_000_000_000, "").body())
        .contains("\"count\":1,", "\"total\":1000000000,");
    assertThat(send("DELETE", MEMBERS + "?id:in=" + first, "").statusCode()).isEqualTo(204);
    assertThat(send("GET", last + 999_999_999, "").body())
        .contains("\"count\":1,", "\"total\":999999999,");
    assertThat(send("POST", MEMBERS, json(List.of(first))).statusCode()).isEqualTo(201);
    assertThat(send("GET", last + 1_000_000_000, "").body()).contains(first.toString());
  }

  @Test
  void closesItsPort() {
    store.close();

    assertThatThrownBy(() -> get("/shopper-profiles", "")).isInstanceOf(IOException.class);
  }

  private HttpResponse<String> get(String path, String token)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request("/segments/" + SEGMENT + path);
    if (token != null) {
      request.header("X-Auth-Token", token);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    return http.send(authorized(method, path, body), HttpResponse.BodyHandlers.ofString());
  }

  private CompletableFuture<HttpResponse<String>> sendAsync(
      String method, String path, String body) {
    return http.sendAsync(authorized(method, path, body), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest authorized(String method, String path, String body) {
    return request(path)
        .header("X-Auth-Token", store.accessToken())
        .method(method, HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create(store.url() + "/stores/" + store.storeHash() + "/v3" + path));
  }

  private static String json(List<UUID> ids) {
    return ids.stream().map(UUID::toString).collect(Collectors.joining("\",\"", "[\"", "\"]"));
  }
}
