package io.github.segments4j;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.segments4j.call.RetryPolicy;
import io.github.segments4j.error.TransportException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Authenticator;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failures without a response: few attempts where another one cannot help. */
class FailureKindTest {

  private static final int MAX_ATTEMPTS = 12;

  private final FakeClock clock = new FakeClock();
  private final AtomicInteger connections = new AtomicInteger();
  private final ServerSocket server;
  private volatile String response = "";

  FailureKindTest() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::respond);
    thread.setDaemon(true);
    thread.start();
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  /** Sends the response to each connection and closes it. */
  private void respond() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        connections.incrementAndGet();
        socket.getInputStream().read(new byte[4096]);
        socket.getOutputStream().write(response.getBytes(ISO_8859_1));
      } catch (IOException e) {
        // The client closed the connection, or the test ended.
      }
    }
  }

  private TransportException failure(OkHttpClient.Builder http, String url) {
    try (SegmentsClient client =
        SegmentsClient.builder()
            .storeHash("abc123")
            .accessToken("secret")
            .baseUrl(url)
            .httpClient(http.build())
            .retryPolicy(RetryPolicy.standard().maxAttempts(MAX_ATTEMPTS))
            .clock(clock)
            .build()) {
      return catchThrowableOfType(
          TransportException.class,
          () -> client.segment(UUID.randomUUID()).shopperProfiles().list().count());
    }
  }

  private OkHttpClient.Builder throughProxy() {
    return new OkHttpClient.Builder()
        .proxy(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", port())));
  }

  private int port() {
    return server.getLocalPort();
  }

  @Test
  void unknownHost_hasFewAttempts() {
    OkHttpClient.Builder http =
        new OkHttpClient.Builder()
            .dns(
                host -> {
                  throw new UnknownHostException(host);
                });

    TransportException e = failure(http, "https://api.example");

    assertThat(e.call().attempts()).isEqualTo(3);
    assertThat(clock.elapsed()).isLessThan(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @CsvSource({
    "403 Forbidden, 3",
    "405 Method Not Allowed, 3",
    "502 Bad Gateway, 12",
  })
  void rejectedTunnel_hasFewAttempts(String status, int attempts) {
    response = "HTTP/1.1 %s\r\nContent-Length: 0\r\n\r\n".formatted(status);

    TransportException e = failure(throughProxy(), "https://api.example");

    assertThat(e.call().attempts()).isEqualTo(attempts);
    assertThat(connections).hasValue(attempts);
  }

  @Test
  void wrongProxyPassword_isNotRetried() {
    response =
        """
        HTTP/1.1 407 Proxy Authentication Required\r
        Proxy-Authenticate: Basic realm="proxy"\r
        Connection: close\r
        Content-Length: 0\r
        \r
        """;
    Authenticator once =
        (route, challenge) ->
            challenge.request().header("Proxy-Authorization") == null
                ? challenge.request().newBuilder().header("Proxy-Authorization", "Basic x").build()
                : null;

    TransportException e = failure(throughProxy().proxyAuthenticator(once), "https://api.example");

    assertThat(e.call().attempts()).isEqualTo(1);
    assertThat(connections.get()).isLessThanOrEqualTo(2);
  }

  /** A TLS record has a type, a version, a length and a content, here a fatal alert. */
  @ParameterizedTest
  @CsvSource({
    "plain text, 485454502f312e3120343030, 3",
    "handshake_failure, 15030300020228, 3",
    "a closed connection, '', 12",
  })
  void failedHandshake_isRetriedIfCut(String name, String hex, int attempts) {
    response = new String(HexFormat.of().parseHex(hex), ISO_8859_1);

    TransportException e = failure(new OkHttpClient.Builder(), "https://127.0.0.1:" + port());

    assertThat(e.call().attempts()).as("%s: %s", name, e).isEqualTo(attempts);
  }
}
