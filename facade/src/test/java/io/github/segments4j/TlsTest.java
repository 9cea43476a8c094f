package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.segments4j.call.RetryPolicy;
import io.github.segments4j.error.SegmentsException;
import io.github.segments4j.error.TransportException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.UUID;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls to a server whose certificate no client trusts by default. */
class TlsTest extends FakeStoreTestBase {

  private static final String TOTAL_OF_7 =
      """
      {"data": [], "meta": {"pagination": {"total": 7}}}
      """;

  private final HeldCertificate certificate =
      new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
  private HttpsServer server;

  @BeforeEach
  void startServer() throws IOException {
    HandshakeCertificates identity =
        new HandshakeCertificates.Builder().heldCertificate(certificate).build();
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(identity.sslContext()));
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, TOTAL_OF_7.length());
          exchange.getResponseBody().write(TOTAL_OF_7.getBytes());
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  private String url() {
    return "https://localhost:" + server.getAddress().getPort();
  }

  @Test
  void trustManager_isUsed() {
    HandshakeCertificates trusted =
        new HandshakeCertificates.Builder()
            .addTrustedCertificate(certificate.certificate())
            .build();
    OkHttpClient http =
        new OkHttpClient.Builder()
            .sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager())
            .build();
    try (SegmentsClient own = clientBuilder().baseUrl(url()).httpClient(http).build()) {
      assertThat(list(own, UUID.randomUUID()).count()).isEqualTo(7);
    }
  }

  @Test
  void failedHandshake_isNotRetried() {
    try (SegmentsClient strict =
        clientBuilder().baseUrl(url()).retryPolicy(RetryPolicy.standard()).build()) {
      assertThatThrownBy(() -> list(strict, UUID.randomUUID()).count())
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("SSLHandshakeException")
          .returns(1, e -> ((SegmentsException) e).call().attempts());
    }
  }
}
