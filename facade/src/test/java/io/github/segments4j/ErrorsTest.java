package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.squareup.moshi.JsonDataException;
import io.github.segments4j.error.ConflictException;
import io.github.segments4j.error.ContentTooLargeException;
import io.github.segments4j.error.ForbiddenException;
import io.github.segments4j.error.InvalidRequestException;
import io.github.segments4j.error.NotFoundException;
import io.github.segments4j.error.RateLimitedException;
import io.github.segments4j.error.SegmentsException;
import io.github.segments4j.error.ServerException;
import io.github.segments4j.error.TransportException;
import io.github.segments4j.error.UnauthorizedException;
import io.github.segments4j.error.UnexpectedStatusException;
import io.github.segments4j.error.UnreadableResponseException;
import io.github.segments4j.testing.FakeStore;
import io.github.segments4j.testing.Fault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorsTest extends FakeStoreTestBase {

  private static final Map<Integer, Class<? extends SegmentsException>> CLASSES =
      Map.ofEntries(
          Map.entry(400, InvalidRequestException.class),
          Map.entry(401, UnauthorizedException.class),
          Map.entry(403, ForbiddenException.class),
          Map.entry(404, NotFoundException.class),
          Map.entry(409, ConflictException.class),
          Map.entry(413, ContentTooLargeException.class),
          Map.entry(422, InvalidRequestException.class),
          Map.entry(429, RateLimitedException.class),
          Map.entry(500, ServerException.class),
          Map.entry(502, ServerException.class),
          Map.entry(503, ServerException.class),
          Map.entry(504, ServerException.class),
          Map.entry(301, UnexpectedStatusException.class),
          Map.entry(418, UnexpectedStatusException.class));

  private static final List<String> BODIES =
      List.of(
          "",
          " ",
          "null",
          "7",
          "plain words",
          "<html><body>502 Bad Gateway</body></html>",
          """
          {"title": "broken""",
          """
          {"title": 5, "errors": null}""",
          """
          {"status": 1, "title": "T", "type": "/t", "errors": {}}""",
          """
          {"errors": ["a", {"title": "b", "detail": "c"}, 4]}""",
          "[".repeat(5000));

  static Stream<Arguments> statusesAndBodies() {
    return CLASSES.entrySet().stream()
        .flatMap(
            status ->
                BODIES.stream()
                    .map(body -> Arguments.of(status.getKey(), status.getValue(), body)));
  }

  @ParameterizedTest
  @MethodSource("statusesAndBodies")
  void status_decidesException_forAnyBody(
      int status, Class<? extends SegmentsException> type, String body) {
    SegmentsException e = failure(Fault.json(status, body));

    assertThat(e).isExactlyInstanceOf(type);
    assertThat(e.statusCode()).isEqualTo(status);
    assertThat(e.body()).isEqualTo(body);
    assertThat(e.method()).isEqualTo("GET");
    assertThat(e.url()).startsWith(store.url()).endsWith("/shopper-profiles?page=1&limit=250");
    assertThat(e.page()).isEqualTo(1);
    assertThat(e).hasMessageStartingWith(status + " ").hasMessageContaining(e.url());
    assertThat(e.getMessage()).hasSizeLessThan(700).doesNotContain("\n");
  }

  @Test
  void exception_carriesErrorBody() {
    SegmentsException e =
        failure(
            Fault.response(
                422,
                Map.of("X-Request-Id", "r-1", "Set-Cookie", "session=secret"),
                """
                {
                  "status": 422,
                  "title": "Bad\\nquery",
                  "type": "/docs",
                  "errors": {"page": "too low", "x": 3}
                }
                """
                    .getBytes()));

    assertThat(e.title()).contains("Bad\nquery");
    assertThat(e.type()).contains("/docs");
    assertThat(e.errors()).containsExactly(Map.entry("page", "too low"), Map.entry("x", "3"));
    assertThat(e.requestId()).contains("r-1");
    assertThat(e.headers())
        .containsKey("X-rate-limit-requests-left")
        .doesNotContainKey("Set-cookie");
    assertThat(e)
        .hasMessageContaining("\"Bad\\u000aquery\" (page: \"too low\", x: \"3\") (request id r-1)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"errors": ["a", "b"]}                                 | {0=a, 1=b}
          {"errors": [{"title": "t", "detail": "d"}, {"x": 1}]}  | {0=t: d, x=1}
          {"errors": {"0": {"message": "m"}, "1": null}}         | {0=m}
          {"errors": "text"}                                     | {0=text}
          {"errors": {}}                                         | {}
          {"errors": []}                                         | {}
          {}                                                     | {}
          """)
  void errors_areReadInEveryForm(String body, String errors) {
    assertThat(failure(Fault.json(409, body)).errors()).hasToString(errors);
  }

  @Test
  void message_isOneLineAndBounded() {
    String hostile = "a\\n2026 ERROR forged \\u001b[31m\\u202e";
    String body =
        """
        {"title": "%s", "errors": {"%s": "%s", "%s": "y"}}
        """
            .formatted(hostile, hostile, hostile, "k".repeat(50_000));
    Map<String, String> headers = Map.of("X-Request-Id", "r".repeat(5_000) + "\u001b[31m");

    SegmentsException e = failure(Fault.response(422, headers, body.getBytes()));

    assertThat(e.getMessage()).hasSizeLessThan(1000).matches("[\\x20-\\x7e]+");
    assertThat(e.errors()).hasSize(2);
  }

  @Test
  void truncatedErrorBody_isReadInPart() {
    SegmentsException e =
        failure(
            Fault.json(
                409, "\ufeff{\"title\": \"Taken\", \"errors\": {\"0\": \"name\"}, \"x\": [1,"));

    assertThat(e.title()).contains("Taken");
    assertThat(e.errors()).containsExactly(Map.entry("0", "name"));
  }

  @Test
  void exception_isImmutableAndRedacted() {
    SegmentsException e = failure(Fault.response(409, "text/plain", "jane@example.com"));

    assertThatThrownBy(() -> e.headers().clear()).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> e.errors().clear()).isInstanceOf(UnsupportedOperationException.class);
    assertThat(e.call()).hasToString("FailedCall[GET " + e.url() + " -> 409]");
  }

  @Test
  void message_quotesTextButNotMarkup() {
    assertThat(failure(Fault.response(401, "text/plain", "X-Auth-Token header is required\n")))
        .hasMessageContaining(": \"X-Auth-Token header is required\". ");
    assertThat(failure(Fault.response(502, "text/html", " <html>oops</html>")))
        .hasMessageStartingWith("502 Bad Gateway from GET ");
  }

  @Test
  void wrongToken_throwsUnauthorized() {
    try (SegmentsClient other = clientBuilder().accessToken("other-token").build()) {
      assertThatThrownBy(() -> list(other, UUID.randomUUID()).count())
          .isInstanceOf(UnauthorizedException.class)
          .hasMessageContaining("access token");
    }
  }

  @Test
  void unknownSegment_throwsNotFound() {
    assertThatThrownBy(() -> list(UUID.randomUUID()).count())
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("Check the id");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Welcome to the hotel                  | not valid JSON at path $
          {"data": [}                           | not valid JSON at path $.data[0]
          {"data": []} trailing                 | not valid JSON at path $
          {"data": [                            | the JSON is empty or truncated
          null                                  | at path $
          {"error": "none"}                     | Required property is missing at path $.data
          {"data": [{"id": 5}]}                 | Expected UUID but was NUMBER at path $.data[0].id
          """)
  void unreadableBody_namesJsonPath(String body, String path) {
    SegmentsException e = failure(Fault.response(200, "text/html", body));

    assertThat(e).isInstanceOf(UnreadableResponseException.class).hasMessageContaining(path);
    assertThat(e.statusCode()).isEqualTo(200);
    assertThat(e.body()).isEqualTo(body);
    assertThat(e.getCause()).isInstanceOfAny(JsonDataException.class, IOException.class);
  }

  @Test
  void resetContent_isUnreadable() {
    assertThat(failure(Fault.response(205, Map.of(), new byte[0])))
        .isInstanceOf(UnreadableResponseException.class)
        .returns(205, SegmentsException::statusCode);
  }

  @Test
  void bodyOverLimit_isUnreadableAndTruncated() {
    SegmentsException e = failure(Fault.json(200, "[" + " ".repeat(17 * 1024 * 1024) + "]"));

    assertThat(e)
        .isInstanceOf(UnreadableResponseException.class)
        .hasMessageContaining(Messages.BODY_OVER_LIMIT);
    assertThat(e.body()).hasSize(64 * 1024);
  }

  @Test
  void errorBodyOverLimit_keepsStatus() {
    SegmentsException e = failure(Fault.response(502, "text/html", "x".repeat(17 * 1024 * 1024)));

    assertThat(e).isInstanceOf(ServerException.class);
    assertThat(e.body()).hasSize(64 * 1024);
  }

  @Test
  void droppedConnection_isTransportFailure() {
    SegmentsException dropped = failure(Fault.droppedConnection());
    assertThat(dropped)
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("received no response")
        .hasCauseInstanceOf(IOException.class)
        .returns(0, SegmentsException::statusCode)
        .returns("", SegmentsException::body)
        .returns(1, SegmentsException::page);
  }

  @Test
  void truncatedBody_isTransportFailure() {
    assertThat(failure(Fault.truncatedBody()))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining(Messages.TRUNCATED_BODY)
        .returns(200, SegmentsException::statusCode);
  }

  @Test
  void truncatedErrorBody_keepsStatus() {
    Fault half =
        Fault.response(500, "text/plain", "half of this arrives").and(Fault.truncatedBody());

    assertThat(failure(half))
        .isInstanceOf(ServerException.class)
        .returns("half of th", SegmentsException::body);
  }

  @Test
  void timeout_isTransportFailure() {
    client.close();
    client = clientBuilder().callTimeout(Duration.ofMillis(50)).build();

    assertThat(failure(Fault.delay(Duration.ofSeconds(5)))).isInstanceOf(TransportException.class);
  }

  @Test
  void failedConnect_isTransportFailure() {
    store.close();

    assertThatThrownBy(() -> list(UUID.randomUUID()).count())
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("ConnectException");
  }

  @Test
  void exception_isSerializable() throws IOException, ClassNotFoundException {
    store.scopes(FakeStore.READ_ONLY);
    SegmentsException e = failure();

    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(e);
    SegmentsException copy =
        (SegmentsException)
            new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

    assertThat(copy.call()).isEqualTo(e.call());
  }

  private SegmentsException failure(Fault fault) {
    store.failNext(1, fault);
    return failure();
  }

  private SegmentsException failure() {
    UUID segment = store.addSegment(3);
    return catchThrowableOfType(
        SegmentsException.class, () -> list(segment).forEach(profile -> {}));
  }
}
