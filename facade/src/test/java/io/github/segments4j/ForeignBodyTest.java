package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.segments4j.error.SegmentsException;
import io.github.segments4j.error.ServerException;
import io.github.segments4j.error.TransportException;
import io.github.segments4j.error.UnexpectedStatusException;
import io.github.segments4j.error.UnreadableResponseException;
import io.github.segments4j.testing.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are neither JSON nor text: web pages, and bytes that cannot be decoded. */
class ForeignBodyTest extends FakeStoreTestBase {

  private static final String LOGIN =
      "\ufeff\n<!DOCTYPE html><html><head><title>\n Hotel  Wi-Fi </title></head></html>";

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/json", "image/png"})
  void html200_isNamed(String contentType) {
    assertThat(failure(Fault.response(200, contentType, LOGIN)))
        .isInstanceOf(UnreadableResponseException.class)
        .hasMessageStartingWith("200 OK from GET ")
        .hasMessageEndingWith(
            ": an HTML page titled \"Hotel Wi-Fi\". Check whether a proxy or a login page responds in place of the API.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          502 | <html><title>Bad gateway</title> | 502 Bad Gateway | an HTML page titled "Bad gateway". Retry later.
          403 | <h1>Denied</h1>                  | 403 Forbidden   | an HTML page. Check the token
          503 | <?xml version="1.0"?><Error/>    | 503 Service     | an XML document. Retry later.
          511 | <html><title>Log in</title>      | 511 Network Authentication Required | an HTML page titled "Log in". Log in to the network.
          """)
  void htmlError_isNamed(int status, String body, String start, String end) {
    assertThat(failure(Fault.response(status, "text/html", body)))
        .hasMessageStartingWith(start)
        .hasMessageContaining(": " + end);
  }

  @Test
  void status511_isServerException() {
    assertThat(failure(Fault.response(511, "text/html", LOGIN)))
        .isInstanceOf(ServerException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "br, 1b0500f88d5404, 200",
    "br, 0b008003, 502",
    "zstd, 28b52ffd04001100007b7d, 200",
    "'gzip, gzip', 1f8b0800000000000000, 422",
    "x-unknown, fffefdfcfbfa, 200",
    "x-unknown, fffefdfcfbfa, 409",
  })
  void unsupportedEncoding_isNamed(String encoding, String hex, int status) {
    SegmentsException e = failure(encoded(status, encoding, HexFormat.of().parseHex(hex)));

    assertThat(e)
        .returns(status, SegmentsException::statusCode)
        .hasMessageContaining(": a body in the unsupported encoding \"" + encoding + "\". ");
    assertThat(e.getMessage()).matches("[\\x20-\\x7e]+").doesNotContain("\\u");
  }

  @Test
  void unsupportedEncoding_of200_namesRemedy() {
    assertThat(failure(encoded(200, "deflate", deflated("{}"))))
        .isInstanceOf(UnreadableResponseException.class)
        .hasMessageEndingWith(". Check Accept-Encoding in interceptors, and the proxy.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "utf-8", "br"})
  void readableBody_ignoresEncoding(String encoding) {
    assertThat(failure(encoded(409, encoding, "{\"title\": \"Taken\"}".getBytes())))
        .hasMessageContaining(": \"Taken\". ");
    assertThat(failure(encoded(409, encoding, "taken".getBytes())))
        .hasMessageContaining(": \"taken\". ");
  }

  @Test
  void binaryBody_isNotQuoted() throws IOException {
    assertThat(failure(Fault.response(200, Map.of(), gzipped("{}"))))
        .isInstanceOf(UnreadableResponseException.class)
        .hasMessageEndingWith(": a binary body. Check the base URL and the proxy.");
    assertThat(failure(Fault.response(500, Map.of(), gzipped("{}"))))
        .hasMessageEndingWith(": a binary body. Retry later.");
  }

  @Test
  void falseGzip_isReadAsItIs() {
    UUID segment = store.addSegment(1);
    byte[] page =
        """
        {"data": [], "meta": {"pagination": {"total": 7}}}
        """
            .getBytes();
    store.failNext(1, encoded(200, "gzip", page));

    assertThat(list(segment).count()).isEqualTo(7);
    assertThat(failure(encoded(403, "gzip", "blocked".getBytes())))
        .hasMessageContaining(": \"blocked\". ");
    assertThat(failure(encoded(200, "gzip", LOGIN.getBytes())))
        .hasMessageContaining(": an HTML page titled \"Hotel Wi-Fi\". ");
    assertThat(failure(encoded(500, "gzip", new byte[0]))).hasMessageEndingWith(". Retry later.");
  }

  @Test
  void gzippedBody_isDecoded() throws IOException {
    assertThat(failure(encoded(500, "GZIP", gzipped("down")))).hasMessageContaining(": \"down\". ");
  }

  @Test
  void stalledGzip_namesTimeout() {
    client.close();
    client = clientBuilder().readTimeout(Duration.ofMillis(100)).build();
    byte[] body = new byte[2];
    Fault stalled = Fault.slowBody(Duration.ofMinutes(10));

    assertThat(failure(encoded(200, "gzip", body).and(stalled)))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("SocketTimeoutException")
        .hasMessageEndingWith("Check the network, or raise the timeouts.");
    assertThat(failure(encoded(500, "gzip", body).and(stalled)))
        .returns(500, SegmentsException::statusCode);
  }

  @Test
  void brokenGzip_isTransportFailure() throws IOException {
    byte[] gzip = gzipped("{\"data\": []}");
    gzip[gzip.length - 8] ^= 1; // the checksum

    assertThat(failure(encoded(200, "gzip", gzip)))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("received an incomplete response: CRC");
  }

  @Test
  void redirect_namesTargetWithoutQuery() {
    Map<String, String> location = Map.of("Location", "https://login.example/sso?state=secret");

    assertThat(failure(Fault.response(302, location, new byte[0])))
        .isInstanceOf(UnexpectedStatusException.class)
        .hasMessageStartingWith("302 Redirect to \"https://login.example/sso\" from GET ")
        .hasMessageNotContaining("secret");
  }

  @Test
  void notModified_isNotCalledRedirect() {
    assertThat(failure(Fault.response(304, Map.of(), new byte[0])))
        .hasMessageStartingWith("304 Not Modified from GET ")
        .hasMessageNotContaining("edirect");
  }

  private SegmentsException failure(Fault fault) {
    store.failNext(1, fault);
    return catchThrowableOfType(SegmentsException.class, () -> list(UUID.randomUUID()).count());
  }

  private static Fault encoded(int status, String encoding, byte[] body) {
    return Fault.response(
        status, Map.of("Content-Type", "application/json", "Content-Encoding", encoding), body);
  }

  private static byte[] gzipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes());
    }
    return bytes.toByteArray();
  }

  private static byte[] deflated(String text) {
    Deflater deflater = new Deflater();
    deflater.setInput(text.getBytes());
    deflater.finish();
    byte[] bytes = new byte[100];
    return Arrays.copyOf(bytes, deflater.deflate(bytes));
  }
}
