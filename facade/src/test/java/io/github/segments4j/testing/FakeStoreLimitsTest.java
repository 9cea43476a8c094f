package io.github.segments4j.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FakeStoreLimitsTest extends RawHttpTestBase {

  @Test
  void requestIsLimitedTo50Items() throws Exception {
    store.addSegment(SEGMENT, 0);
    List<UUID> ids = store.profileIds(51);

    assertThat(post(MEMBERS, jsonArray(ids)).statusCode()).isEqualTo(413);
    assertThat(store.members(SEGMENT)).isEmpty();
    assertThat(post(MEMBERS, jsonArray(ids.subList(0, 50))).statusCode()).isEqualTo(201);
    for (String path : List.of("/segments", "/shopper-profiles")) {
      String body = "[" + String.join(",", Collections.nCopies(51, "{}")) + "]";
      assertThat(post(path, body).statusCode()).isEqualTo(413);
    }
  }

  @Test
  void urlIsLimitedTo2048Characters() throws Exception {
    String ids =
        Collections.nCopies(50, SEGMENT).stream()
            .map(UUID::toString)
            .collect(Collectors.joining(","));
    String path = "/segments?id:in=" + ids + "&id:in=";
    int baseLength = "/stores/%s/v3%s".formatted(store.storeHash(), path).length();
    String longestPath = path + "x".repeat(2048 - baseLength);

    assertThat(get(longestPath).statusCode()).isEqualTo(200);
    HttpResponse<String> response = get(longestPath + "x");
    assertThat(response.statusCode()).isEqualTo(414);
    assertThat(response.headers().firstValue("content-type")).hasValue("text/plain");
  }

  @Test
  void writesAreLimitedTo10InFlight() throws Exception {
    store.addSegment(SEGMENT, 0);
    store.failNext(12, Fault.delay(Duration.ofSeconds(1)));
    List<CompletableFuture<HttpResponse<String>>> responses = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      responses.add(
          sendAsync(
              "POST",
              "/segments",
              """
              [{"name": "%d"}]
              """
                  .formatted(i)));
    }
    responses.add(sendAsync("PUT", "/segments", "[]"));
    responses.add(sendAsync("POST", MEMBERS, "[]"));

    List<Integer> statusCodes = new ArrayList<>();
    for (CompletableFuture<HttpResponse<String>> response : responses) {
      statusCodes.add(response.get(10, TimeUnit.SECONDS).statusCode());
    }
    assertThat(statusCodes.subList(0, 11)).containsOnlyOnce(429).contains(201);
    assertThat(statusCodes.subList(11, 13)).containsOnly(201);
    assertThat(store.segments()).hasSize(11);
  }
}
