package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.segments4j.error.SegmentsException;
import io.github.segments4j.error.TransportException;
import io.github.segments4j.error.UnexpectedStatusException;
import io.github.segments4j.internal.http.HttpStack;
import io.github.segments4j.testing.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests on the wire, and the end of a client. */
class HttpStackTest extends FakeStoreTestBase {

  @Test
  void request_hasDefaultHeaders() {
    list(store.addSegment(1)).count();

    assertThat(store.requests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.method()).isEqualTo("GET");
              assertThat(request.header("accept")).isEqualTo("application/json");
              assertThat(request.header("user-agent")).matches("segments4j/\\d+\\.\\d+\\.\\d+.*");
              assertThat(request.header("accept-encoding")).contains("gzip");
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void redirect_isNotFollowed(int status) throws IOException {
    List<String> redirected = new ArrayList<>();
    HttpServer target =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    target.createContext("/", exchange -> redirected.add(exchange.getRequestURI().toString()));
    target.start();
    String location = "http://127.0.0.1:" + target.getAddress().getPort() + "/";
    store.failNext(1, Fault.response(status, Map.of("Location", location), new byte[0]));

    assertThatThrownBy(() -> list(store.addSegment(1)).count())
        .isInstanceOf(UnexpectedStatusException.class)
        .hasMessageContaining("Redirects are not followed");
    target.stop(0);

    assertThat(redirected).isEmpty();
    assertThat(store.requests()).hasSize(1);
  }

  @Test
  void baseUrl_keepsPath() {
    try (SegmentsClient behindGateway = clientBuilder().baseUrl(store.url() + "/gateway").build()) {
      assertThatThrownBy(() -> list(behindGateway, UUID.randomUUID()).count())
          .isInstanceOf(SegmentsException.class);
    }
    assertThat(store.requests().get(0).path()).startsWith("/gateway/stores/" + store.storeHash());
  }

  @Test
  void invalidStatusLine_messageIsBounded() throws IOException {
    try (RawServer server = new RawServer("\u001b[31m" + "x".repeat(3000) + "\r\n\r\n");
        SegmentsClient other = clientBuilder().baseUrl(server.url()).build()) {
      assertThatThrownBy(() -> list(other, UUID.randomUUID()).count())
          .isInstanceOf(TransportException.class)
          .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(600).doesNotContain("\u001b"));
    }
  }

  @Test
  void defaultClient_sendsSmallRequestsAtOnce() throws IOException {
    try (Socket socket = HttpStack.defaultClient().build().socketFactory().createSocket()) {
      assertThat(socket.getTcpNoDelay()).isTrue();
    }
  }

  @Test
  void closedClient_sendsNothing() {
    UUID segment = store.addSegment(1);
    var listing = list(segment);
    client.close();

    assertThatThrownBy(listing::count)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the client is closed");
    assertThat(listing.toString()).contains(segment.toString());
    assertThat(store.requests()).isEmpty();
  }

  @Test
  void closedClient_leavesOnlyDaemonThreads() {
    list(store.addSegment(1)).count();
    client.close();

    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> !thread.isDaemon())
        .extracting(Thread::getName)
        .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("okhttp"));
  }

  @Test
  void interrupt_failsCall_andIsKept() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> list(store.addSegment(1)).count())
        .isInstanceOf(TransportException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
