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
import java.time.Instant;
import java.util.UUID;
import okhttp3.CertificatePinner;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls to a server whose certificate no client trusts by default. */
class TlsTest extends FakeStoreTestBase {

  private static final String TOTAL_OF_7 =
      """
      {"data": [], "meta": {"pagination": {"total": 7}}}
      """;

  private static final Instant PAST = Instant.parse("2020-02-29T12:00:00Z");
  private static final Instant FUTURE = Instant.parse("2099-02-28T12:00:00Z");

  private final HeldCertificate issuer =
      new HeldCertificate.Builder().certificateAuthority(0).build();
  private HttpsServer server;

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @Test
  void trustManager_isUsed() throws IOException {
    try (SegmentsClient own = newClient(certificate("localhost"), trustingClient())) {
      assertThat(list(own, UUID.randomUUID()).count()).isEqualTo(7);
    }
  }

  @Test
  void untrustedCertificate_isNamed() throws IOException {
    assertFailure(
        certificate("localhost"),
        new OkHttpClient(),
        "the certificate of localhost is not trusted: "
            + "unable to find valid certification path to requested target. ");
  }

  @Test
  void expiredCertificate_isNamedWithDate() throws IOException {
    assertFailure(
        certificate("localhost").validityInterval(0, PAST.toEpochMilli()),
        trustingClient(),
        "the certificate of localhost expired on 2020-02-29T12:00:00Z. Check the clock ");
  }

  @Test
  void earlyCertificate_isNamedWithDate() throws IOException {
    assertFailure(
        certificate("localhost").validityInterval(FUTURE.toEpochMilli(), FUTURE.toEpochMilli() + 1),
        trustingClient(),
        "the certificate of localhost is not valid before 2099-02-28T12:00:00Z. Check the clock ");
  }

  @Test
  void certificateOfOtherHost_isNamedWithNames() throws IOException {
    assertFailure(
        certificate("a.example").addSubjectAlternativeName("b.example"),
        trustingClient(),
        "the certificate of localhost is for other hosts: [a.example, b.example]. ");
  }

  @Test
  void pinnedCertificate_isNamed() throws IOException {
    CertificatePinner pinner =
        new CertificatePinner.Builder().add("localhost", "sha256/" + "A".repeat(43) + "=").build();
    assertFailure(
        certificate("localhost"),
        trustingClient().newBuilder().certificatePinner(pinner).build(),
        "the certificate of localhost is rejected (Certificate pinning failure!). ");
  }

  private void assertFailure(HeldCertificate.Builder certificate, OkHttpClient http, String reason)
      throws IOException {
    try (SegmentsClient own = newClient(certificate, http)) {
      assertThatThrownBy(() -> list(own, UUID.randomUUID()).count())
          .isInstanceOf(TransportException.class)
          .hasMessageContaining(" failed: " + reason)
          .returns(1, e -> ((SegmentsException) e).call().attempts());
    }
  }

  private static HeldCertificate.Builder certificate(String host) {
    return new HeldCertificate.Builder().addSubjectAlternativeName(host);
  }

  private OkHttpClient trustingClient() {
    HandshakeCertificates trusted =
        new HandshakeCertificates.Builder().addTrustedCertificate(issuer.certificate()).build();
    return new OkHttpClient.Builder()
        .sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager())
        .build();
  }

  /** Starts a server with a certificate, and returns a client of it that retries. */
  private SegmentsClient newClient(HeldCertificate.Builder certificate, OkHttpClient http)
      throws IOException {
    HandshakeCertificates identity =
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate.signedBy(issuer).build())
            .build();
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
    return clientBuilder()
        .baseUrl("https://localhost:" + server.getAddress().getPort())
        .httpClient(http)
        .retryPolicy(RetryPolicy.standard())
        .build();
  }
}
