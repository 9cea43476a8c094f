package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.segments4j.call.RetryPolicy;
import io.github.segments4j.internal.http.HttpStack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.net.ServerSocketFactory;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections over HTTP/1.1 that cannot be made, that servers close, and that die silently. */
class ConnectionsTest extends FakeStoreTestBase {

  private final TestCertificate certificate = new TestCertificate();

  /** Requests wait until this many of them have a connection. */
  private volatile CountDownLatch connected = new CountDownLatch(0);

  @Test
  void secondAddress_isUsed() throws IOException {
    InetAddress first = InetAddress.getByName("::1"); // The store listens on 127.0.0.1.
    InetAddress second = InetAddress.getByName(URI.create(store.url()).getHost());
    OkHttpClient http = HttpStack.defaultClient().dns(host -> List.of(first, second)).build();
    int port = URI.create(store.url()).getPort();

    assertThatEachRequestIsSentOnce("http://localhost:" + port, http);
  }

  @Test
  void deadProxy_isSkipped() throws IOException {
    Proxy dead =
        new Proxy(
            Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort()));
    ProxySelector proxies =
        new ProxySelector() {
          @Override
          public List<Proxy> select(URI uri) {
            return List.of(dead, Proxy.NO_PROXY);
          }

          @Override
          public void connectFailed(URI uri, SocketAddress address, IOException e) {}
        };

    assertThatEachRequestIsSentOnce(
        store.url(), HttpStack.defaultClient().proxySelector(proxies).build());
  }

  /** Creates a segment and lists it, each with a connection of its own. */
  private void assertThatEachRequestIsSentOnce(String url, OkHttpClient http) {
    try (SegmentsClient once = clientBuilder().baseUrl(url).httpClient(http).build()) {
      once.segments().create("VIP", null);
      http.connectionPool().evictAll();
      assertThat(once.segments().list()).hasSize(1);
    }
    assertThat(store.requests()).hasSize(2);
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void closedConnections_areReplaced(boolean tls) throws IOException {
    try (Relay relay = new Relay(store.url(), sockets(tls));
        SegmentsClient once = relayed(relay, tls).build()) {
      openTwoConnections(once);
      assertThat(relay.closeConnections()).isEqualTo(2);
      assertThat(once.segments().list()).isEmpty();

      assertThat(relay.closeConnections()).isEqualTo(1);
      once.segments().create("VIP", null);

      openTwoConnections(once);
      assertThat(relay.closeConnections()).isGreaterThanOrEqualTo(1);
      once.segments().create("Regulars", null);
      assertThat(once.segments().list()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void forgottenConnections_costOneTimeout(boolean tls) throws IOException {
    RetryPolicy twice = RetryPolicy.standard().maxAttempts(2).initialBackoff(Duration.ZERO);
    try (Relay relay = new Relay(store.url(), sockets(tls));
        SegmentsClient patient =
            relayed(relay, tls).retryPolicy(twice).readTimeout(Duration.ofMillis(500)).build()) {
      openTwoConnections(patient);
      assertThat(relay.forgetConnections()).isEqualTo(2);

      assertThatCode(() -> patient.segments().list().count()).doesNotThrowAnyException();
    }
  }

  private ServerSocketFactory sockets(boolean tls) {
    return tls ? certificate.serverSockets() : ServerSocketFactory.getDefault();
  }

  private SegmentsClient.Builder relayed(Relay relay, boolean tls) {
    return clientBuilder()
        .pacing(false) // It would send the second request after the first response only.
        .baseUrl((tls ? "https" : "http") + "://localhost:" + relay.port())
        .httpClient(
            certificate
                .trustedBy(HttpStack.defaultClient())
                .addNetworkInterceptor(this::awaitConnected)
                .build());
  }

  private Response awaitConnected(Interceptor.Chain chain) throws IOException {
    connected.countDown();
    try {
      connected.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    return chain.proceed(chain.request());
  }

  private void openTwoConnections(SegmentsClient client) {
    connected = new CountDownLatch(2);
    var first = client.segments().list().pageAsync(1);
    client.segments().list().page(1);
    first.join();
  }
}
