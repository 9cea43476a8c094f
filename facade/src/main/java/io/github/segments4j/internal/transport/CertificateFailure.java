package io.github.segments4j.internal.transport;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * The rejection of a server's certificate.
 *
 * @param reason the reason, with the host and the date or the names
 * @param remedy the remedy
 */
record CertificateFailure(String reason, String remedy) {

  private static final int MAX_CAUSES = 9;

  /** The names of the certificate, which OkHttp reports by text only. */
  private static final Pattern NAMES = Pattern.compile("subjectAltNames: \\[(.*)]");

  private static final String CHECK_CLOCK =
      "Check the clock of this machine, or renew the certificate.";

  /** Returns the rejection that an exception reports, or null. */
  static @Nullable CertificateFailure of(String host, Throwable failure) {
    List<Throwable> causes =
        Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
            .limit(MAX_CAUSES)
            .toList();
    for (Throwable cause : causes) {
      String message = String.valueOf(cause.getMessage());
      if (cause instanceof CertificateExpiredException) {
        return new CertificateFailure(
            "the certificate of %s expired on %s"
                .formatted(host, date(causes, X509Certificate::getNotAfter, message)),
            CHECK_CLOCK);
      }
      if (cause instanceof CertificateNotYetValidException) {
        return new CertificateFailure(
            "the certificate of %s is not valid before %s"
                .formatted(host, date(causes, X509Certificate::getNotBefore, message)),
            CHECK_CLOCK);
      }
      if (cause instanceof SSLPeerUnverifiedException) {
        return unverified(host, message);
      }
    }
    if (causes.stream().noneMatch(CertificateException.class::isInstance)) {
      return null;
    }
    return new CertificateFailure(
        "the certificate of %s is not trusted: %s"
            .formatted(host, causes.get(causes.size() - 1).getMessage()),
        "Check the trusted certificates, and proxies that inspect TLS.");
  }

  private static CertificateFailure unverified(String host, String message) {
    Matcher names = NAMES.matcher(message);
    if (names.find()) {
      return new CertificateFailure(
          "the certificate of %s is for other hosts: [%s]".formatted(host, names.group(1)),
          "Check the base URL and the proxy.");
    }
    return new CertificateFailure(
        "the certificate of %s is rejected (%s)"
            .formatted(host, message.lines().findFirst().orElse("")),
        "Check the pinned certificates, and proxies that inspect TLS.");
  }

  /** Returns a date of the certificate that failed the validation, or else the message. */
  private static String date(
      List<Throwable> causes, Function<X509Certificate, Date> date, String message) {
    return causes.stream()
        .filter(CertPathValidatorException.class::isInstance)
        .map(CertPathValidatorException.class::cast)
        .filter(e -> e.getCertPath() != null && e.getIndex() >= 0)
        .map(e -> e.getCertPath().getCertificates().get(e.getIndex()))
        .map(certificate -> date.apply((X509Certificate) certificate).toInstant().toString())
        .findFirst()
        .orElse(message);
  }
}
