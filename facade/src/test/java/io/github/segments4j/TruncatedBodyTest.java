package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.segments4j.batch.BatchResult;
import io.github.segments4j.call.RetryPolicy;
import io.github.segments4j.error.TransportException;
import io.github.segments4j.error.UnreadableResponseException;
import io.github.segments4j.testing.Fault;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that end early although the protocol shows no error. */
class TruncatedBodyTest extends FakeStoreTestBase {

  private static final String PAGE =
      """
      {"data": [], "links": "\\"}]", "meta": {"pagination": {"total": 7}}}""";

  private final UUID segment = UUID.randomUUID();
  private final AtomicInteger requests = new AtomicInteger();
  private ServerSocket server;

  @BeforeEach
  void startServer() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void stopServer() throws IOException {
    server.close();
  }

  /** Returns a builder for a client that retries almost at once. */
  @Override
  protected SegmentsClient.Builder clientBuilder() {
    return super.clientBuilder()
        .retryPolicy(RetryPolicy.standard().initialBackoff(Duration.ofMillis(1)).maxAttempts(3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\r\n",
        "Content-Length: 0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "\r\n{",
        "\r\n{\"data\": [], \"meta\": {\"pagination\": {\"total\": 7}",
        "\r\n{\"data\": [], \"meta\": {\"pagination\": {\"total\": 7}} ",
        "\r\n{\"data\": [], \"links\": \"}}}",
      })
  void read_truncated_isRetried(String headersAndBody) {
    serve(headersAndBody, "\r\n" + PAGE);

    try (SegmentsClient own = client(new OkHttpClient())) {
      assertThat(list(own, segment).count()).isEqualTo(7);
    }
    assertThat(requests).hasValue(2);
  }

  @Test
  void read_complete_isNotRetried() {
    serve("\r\n" + PAGE + "\n");

    try (SegmentsClient own = client(new OkHttpClient())) {
      assertThat(list(own, segment).count()).isEqualTo(7);
    }
    assertThat(requests).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<script>if (a) {</script>", "{\"data\": []} and {"})
  void read_notJson_isNotRetried(String body) {
    serve("\r\n" + body);

    try (SegmentsClient own = client(new OkHttpClient())) {
      assertThatThrownBy(() -> list(own, segment).count())
          .isInstanceOf(UnreadableResponseException.class);
    }
    assertThat(requests).hasValue(1);
  }

  @Test
  void read_alwaysTruncated_fails() {
    serve("\r\n{");

    try (SegmentsClient own = client(new OkHttpClient())) {
      assertThatThrownBy(() -> list(own, segment).count())
          .isInstanceOf(TransportException.class)
          .hasMessageContaining(
              "received an incomplete response after 3 attempts: the JSON in the body is truncated."
                  + " Check the network");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "Content-Length: 100\r\n\r\n", "\r\n{\"data\": [{\"id\":"})
  void write_truncatedSuccess_isResent(String headersAndBody) {
    serve(headersAndBody, "Content-Length: 0\r\n\r\n");
    List<UUID> ids = List.of(UUID.randomUUID());

    try (SegmentsClient own = client(new OkHttpClient())) {
      BatchResult<UUID, UUID> result = own.segment(segment).shopperProfiles().remove(ids);
      assertThat(result.succeeded()).isEqualTo(ids);
    }
    assertThat(requests).hasValue(2);
  }

  @Test
  void create_alwaysTruncated_isNotTakenForDone() {
    serve("Content-Length: 100\r\n\r\n", "\r\n{\"data\": []}");

    try (SegmentsClient own = client(new OkHttpClient())) {
      assertThatThrownBy(() -> own.segments().create("VIP", null))
          .hasMessageContaining("Expected a segment");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 30})
  void http2_shorterThanLength_isRetried(int bytes) {
    start(socket -> new Http2Exchange(socket).respond(bytes, PAGE.length()));

    try (SegmentsClient own =
        client(
            new OkHttpClient.Builder().protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE)).build())) {
      assertThat(list(own, segment).count()).isEqualTo(7);
    }
    assertThat(requests).hasValue(2);
  }

  @Test
  void slowBody_endsWithReadTimeout() {
    store.failNext(1, Fault.slowBody(Duration.ofMillis(900)));

    try (SegmentsClient own = clientBuilder().readTimeout(Duration.ofMillis(450)).build()) {
      assertThat(list(own, store.addSegment(1)).count()).isEqualTo(1);
    }
    assertThat(store.requests()).hasSize(2);
  }

  private SegmentsClient client(OkHttpClient http) {
    return clientBuilder()
        .baseUrl("http://127.0.0.1:" + server.getLocalPort())
        .httpClient(http)
        .build();
  }

  /** Serves responses with status 200, each on a connection of its own; the last one repeatedly. */
  private void serve(String... responses) {
    start(
        socket -> {
          socket.getInputStream().read(new byte[4096]);
          String response = responses[Math.min(requests.getAndIncrement(), responses.length - 1)];
          socket.getOutputStream().write(("HTTP/1.1 200 OK\r\n" + response).getBytes());
        });
  }

  private void start(Handler handler) {
    Thread thread =
        new Thread(
            () -> {
              while (true) {
                try (Socket socket = server.accept()) {
                  handler.handle(socket);
                } catch (IOException e) {
                  if (server.isClosed()) {
                    return;
                  }
                }
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private interface Handler {

    void handle(Socket socket) throws IOException;
  }

  /** The server's part of a connection of HTTP/2 (RFC 9113) without TLS. */
  private final class Http2Exchange {

    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int ACK = 1;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;

    private final Socket socket;

    Http2Exchange(Socket socket) {
      this.socket = socket;
    }

    /** Sends the start of a page in response to the first request, then whole ones. */
    void respond(int firstLength, int length) throws IOException {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      in.readFully(new byte["PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".length()]);
      send(SETTINGS, 0, 0, new byte[0]);
      while (true) {
        int lengthAndType = in.readInt();
        int flags = in.readByte();
        int stream = in.readInt();
        in.readFully(new byte[lengthAndType >>> 8]);
        int type = lengthAndType & 0xff;
        if (type == SETTINGS && flags != ACK) {
          send(SETTINGS, ACK, 0, new byte[0]);
        } else if (type == HEADERS) {
          int end = requests.getAndIncrement() == 0 ? firstLength : length;
          send(HEADERS, END_HEADERS, stream, headers(length));
          send(DATA, END_STREAM, stream, PAGE.substring(0, end).getBytes());
        }
      }
    }

    /** Returns the status 200 and a length in HPACK (RFC 7541): names by index in its table. */
    private byte[] headers(int length) throws IOException {
      byte[] value = String.valueOf(length).getBytes();
      ByteArrayOutputStream block = new ByteArrayOutputStream();
      block.write(new byte[] {(byte) 0x88, 0x0f, 28 - 15, (byte) value.length});
      block.write(value);
      return block.toByteArray();
    }

    private void send(int type, int flags, int stream, byte[] payload) throws IOException {
      ByteBuffer frame = ByteBuffer.allocate(9 + payload.length);
      frame.putInt(payload.length << 8 | type).put((byte) flags).putInt(stream).put(payload);
      socket.getOutputStream().write(frame.array());
    }
  }
}
