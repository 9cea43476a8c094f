package io.github.segments4j;

import javax.net.ssl.SSLServerSocketFactory;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A certificate of localhost that only the clients of the test trust. */
final class TestCertificate {

  private final HeldCertificate certificate =
      new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();

  SSLServerSocketFactory serverSockets() {
    return new HandshakeCertificates.Builder()
        .heldCertificate(certificate)
        .build()
        .sslContext()
        .getServerSocketFactory();
  }

  OkHttpClient.Builder trustedBy(OkHttpClient.Builder http) {
    HandshakeCertificates trusted =
        new HandshakeCertificates.Builder()
            .addTrustedCertificate(certificate.certificate())
            .build();
    return http.sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager());
  }
}
