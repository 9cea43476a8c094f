package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.segments4j.batch.BatchResult;
import io.github.segments4j.call.RetryPolicy;
import io.github.segments4j.error.NotFoundException;
import io.github.segments4j.error.UnreadableResponseException;
import io.github.segments4j.model.NewSegment;
import io.github.segments4j.model.Segment;
import io.github.segments4j.model.SegmentUpdate;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.testing.Fault;
import io.github.segments4j.testing.RecordedRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches with responses that leave outcomes open. */
class BatchResolutionTest extends FakeStoreTestBase {

  @Test
  void createSegments_takenNames_createsOthers() {
    store.addSegment("S3", 0);
    store.addSegment("S30", 0);
    List<NewSegment> wanted = newSegments(40);

    BatchResult<NewSegment, Segment> result = client.segments().create(wanted);

    assertThat(result.unchanged()).containsExactly(wanted.get(3), wanted.get(30));
    assertThat(result.succeeded()).hasSize(38);
    assertThat(result.isComplete()).isTrue();
    assertThat(store.segments()).hasSize(40);
    // The conflict, a listing of the names, and the segments that do not exist.
    assertThat(methods()).containsExactly("POST", "GET", "POST");
  }

  @Test
  void createSegments_lostResult_isLookedUp() {
    store.failNext(1, Fault.truncatedBody());

    BatchResult<NewSegment, Segment> result = client.segments().create(newSegments(3));

    assertThat(result.succeeded()).extracting(Segment::name).containsExactly("S0", "S1", "S2");
    assertThat(methods()).containsExactly("POST", "GET");
  }

  @Test
  void createSegment_lostResult_isLookedUp() {
    store.failNext(1, Fault.truncatedBody());

    assertThat(client.segments().create("VIP", "d").name()).isEqualTo("VIP");
    store.failNext(
        1,
        Fault.json(
            201,
            """
            {"data": []}
            """));
    assertThatThrownBy(() -> client.segments().create("Lost", null))
        .isInstanceOf(UnreadableResponseException.class)
        .hasMessageContaining("$.data");
  }

  @Test
  void updateSegments_lostResult_isLookedUp() {
    UUID id = store.addSegment("S", 0);
    store.failNext(1, Fault.truncatedBody());

    var result = client.segments().update(List.of(new SegmentUpdate(id, "T", null)));

    assertThat(result.succeeded()).extracting(Segment::name).containsExactly("T");
  }

  @Test
  void add_truncatedSuccess_isResent() {
    UUID segment = store.addSegment("S", 0);
    List<UUID> ids = store.profileIds(5);
    store.failNext(1, Fault.truncatedBody());

    BatchResult<UUID, UUID> result = members(segment).add(ids);

    assertThat(result.succeeded()).containsExactlyElementsOf(ids);
    assertThat(methods()).containsExactly("POST", "POST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 205 Reset Content\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 201 Created\r\nContent-Encoding: gzip\r\nContent-Length: 0\r\n\r\n",
      })
  void oddSuccess_isSuccess(String response) throws IOException {
    List<UUID> ids = store.profileIds(3);
    try (RawServer server = new RawServer(response);
        SegmentsClient other = clientBuilder().baseUrl(server.url()).build()) {
      BatchResult<UUID, UUID> result =
          other.segment(UUID.randomUUID()).shopperProfiles().remove(ids);

      assertThat(result.succeeded()).isEqualTo(ids);
    }
  }

  @Test
  void delete_goneSegments_areUnchanged() {
    List<UUID> ids = IntStream.range(0, 40).mapToObj(i -> store.addSegment("S" + i, 0)).toList();
    client.segments().delete(ids.subList(0, 2));
    store.failNext(
        1,
        Fault.json(
            404,
            """
            {"status": 404, "title": "Not Found", "errors": {}}
            """));

    BatchResult<UUID, UUID> result = client.segments().delete(ids);

    assertThat(result.unchanged()).containsExactlyElementsOf(ids.subList(0, 2));
    assertThat(result.succeeded()).containsExactlyElementsOf(ids.subList(2, 40));
    assertThat(store.segments()).isEmpty();
    assertThat(methods()).containsExactly("DELETE", "DELETE", "GET", "DELETE");
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain, 'The route is not found, check the URL'",
    "text/html, <html><h1>404 Not Found</h1></html>",
    "application/json, ''",
    "application/json, {\"message\":\"no Route matched with those values\"}",
  })
  void delete_unknownRoute_throws(String contentType, String body) {
    store.failRandomly(1, 1, Fault.response(404, contentType, body));
    List<UUID> ids = store.profileIds(40);

    assertThatThrownBy(() -> client.segments().delete(ids)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> client.shopperProfiles().delete(ids))
        .isInstanceOf(NotFoundException.class);
    assertThat(store.requests()).hasSize(2);
  }

  @Test
  void delete_gatewayNotFound_isNotUnchanged() {
    store.failRandomly(
        1,
        1,
        Fault.json(
            404,
            """
            {"message": "Not Found"}
            """));
    List<UUID> ids = store.profileIds(40);

    BatchResult<UUID, UUID> result = client.segments().delete(ids);

    assertThat(result.failed()).containsOnlyKeys(ids);
    assertThat(result.failed().get(ids.get(0)).exception()).isInstanceOf(NotFoundException.class);
  }

  @ParameterizedTest
  @CsvSource({"422", "404", "400", "409"})
  void create_unnamedRejection_costsOthersNothing(int status) throws IOException {
    Set<String> created = ConcurrentHashMap.newKeySet();
    AtomicInteger requests = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          String request = new String(exchange.getRequestBody().readAllBytes());
          List<String> ids =
              Pattern.compile("\\d+").matcher(request).results().map(MatchResult::group).toList();
          boolean isRejected = ids.contains("13");
          String body =
              """
              {"status":%s,"title":"Customer does not exist","errors":{}}"""
                  .formatted(status);
          if (!isRejected) {
            created.addAll(ids);
            body =
                ids.stream()
                    .map(
                        id ->
                            """
                            {"id":"%s","customer_id":%s}"""
                                .formatted(UUID.randomUUID(), id))
                    .collect(Collectors.joining(",", "{\"data\":[", "]}"));
          }
          exchange.sendResponseHeaders(isRejected ? status : 201, body.length());
          exchange.getResponseBody().write(body.getBytes());
          exchange.close();
        });
    server.start();
    try (SegmentsClient other =
        clientBuilder().baseUrl("http://127.0.0.1:" + server.getAddress().getPort()).build()) {
      BatchResult<Long, ShopperProfile> result =
          other.shopperProfiles().create(LongStream.rangeClosed(1, 120).boxed().toList());

      assertThat(result.failed()).containsOnlyKeys(13L);
      assertThat(result.failed().get(13L).reason()).contains("Customer does not exist");
      assertThat(result.succeeded()).hasSize(119);
      assertThat(created).hasSize(119);
      // Three requests, and twice the halvings of one.
      assertThat(requests).hasValueLessThanOrEqualTo(3 + 2 * 6);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void add_everythingRejected_isBounded() {
    UUID segment = store.addSegment("S", 0);
    store.failRandomly(
        1,
        1,
        Fault.json(
            422,
            """
            {"title": "Segmentation is invalid"}
            """));
    List<UUID> ids = store.profileIds(5_000);

    BatchResult<UUID, UUID> result = members(segment).add(ids);

    assertThat(result.failed()).hasSize(5_000);
    assertThat(store.requests()).hasSizeBetween(199, 1_000);
  }

  @Test
  void add_busySegment_isRetriedAfterBackoff() {
    UUID segment = store.addSegment("S", 0);
    List<UUID> ids = store.profileIds(60);
    store.failNext(
        3,
        Fault.json(
            409,
            """
            {"status": 409, "title": "Another update of the segment is in progress"}
            """));
    FakeClock clock = new FakeClock();
    try (SegmentsClient retrying =
        clientBuilder().retryPolicy(RetryPolicy.standard()).clock(clock).build()) {
      BatchResult<UUID, UUID> result = retrying.segment(segment).shopperProfiles().add(ids);

      assertThat(result.succeeded()).containsExactlyElementsOf(ids);
      assertThat(clock.elapsed()).isPositive();
      assertThat(methods()).containsOnly("POST").hasSize(5);
    }
  }

  @Test
  void add_alwaysBusySegment_fails() {
    UUID segment = store.addSegment("S", 0);
    List<UUID> ids = store.profileIds(2);
    store.failRandomly(
        1,
        1,
        Fault.json(
            409,
            """
            {"status": 409, "title": "Segment is busy"}
            """));
    try (SegmentsClient retrying =
        clientBuilder().retryPolicy(RetryPolicy.standard()).clock(new FakeClock()).build()) {
      BatchResult<UUID, UUID> result = retrying.segment(segment).shopperProfiles().add(ids);

      assertThat(result.failed()).containsOnlyKeys(ids);
      assertThat(store.requests()).hasSizeLessThan(30);
    }
  }

  @Test
  void thrownError_isFailureOfItsRequestOnly() {
    UUID segment = store.addSegment("S", 0);
    List<UUID> ids = store.profileIds(170);
    AtomicInteger calls = new AtomicInteger();
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  switch (calls.incrementAndGet()) {
                    case 2 -> throw new IllegalStateException("unexpected");
                    case 3 -> throw new NoClassDefFoundError("some/Optional");
                    default -> {
                      return chain.proceed(chain.request());
                    }
                  }
                })
            .build();
    try (SegmentsClient other = clientBuilder().httpClient(http).build()) {
      BatchResult<UUID, UUID> result = other.segment(segment).shopperProfiles().add(ids);

      assertThat(result.succeeded())
          .hasSizeBetween(70, 120)
          .containsExactlyInAnyOrderElementsOf(store.members(segment));
      assertThat(result.failed()).hasSize(170 - result.succeeded().size());
      assertThat(result.failed().values())
          .anySatisfy(
              failure ->
                  assertThat(failure.exception())
                      .rootCause()
                      .isInstanceOf(NoClassDefFoundError.class));
    }
  }

  @Test
  void failedLookUp_keepsFirstFailure() {
    store.addSegment("S1", 0);
    List<NewSegment> wanted = newSegments(2);
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  if (chain.request().method().equals("GET")) {
                    throw new IOException("no network");
                  }
                  return chain.proceed(chain.request());
                })
            .build();
    try (SegmentsClient other = clientBuilder().httpClient(http).build()) {
      BatchResult<NewSegment, Segment> result = other.segments().create(wanted);

      assertThat(result.failed()).containsOnlyKeys(wanted);
      assertThat(result.failed().get(wanted.get(0)).reason()).contains("same name");
    }
  }

  private static List<NewSegment> newSegments(int count) {
    return IntStream.range(0, count).mapToObj(i -> new NewSegment("S" + i, null)).toList();
  }

  private List<String> methods() {
    return store.requests().stream().map(RecordedRequest::method).toList();
  }
}
