package io.github.segments4j.internal.http;

import io.github.segments4j.call.RetryPolicy;
import java.io.IOException;
import java.net.UnknownHostException;
import java.net.UnknownServiceException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** The kinds of failures without a response, by the chance that another attempt succeeds. */
enum FailureKind {
  /** A failure that time cures, such as a connection that broke. */
  TRANSIENT,
  /** A failure that the next attempts are likely to repeat, such as an unknown host. */
  PERSISTENT,
  /** A failure that every attempt repeats, such as an untrusted certificate. */
  FINAL;

  private static final int MAX_PERSISTENT_ATTEMPTS = 3;
  private static final Duration PERSISTENT_TIMEOUT = Duration.ofSeconds(2);

  /** OkHttp reports the failure of a tunnel by text only. More logins could lock the account. */
  private static final Pattern PROXY_LOGIN =
      Pattern.compile("Failed to authenticate with proxy|Too many tunnel connections attempted");

  /** A 4xx in response to CONNECT; a 5xx is about the server behind the proxy, and passes. */
  private static final Pattern REJECTED_TUNNEL =
      Pattern.compile("Unexpected response code for CONNECT: 4");

  /** Returns the kind of a failure. */
  static FailureKind of(IOException failure, boolean isSent) {
    String message = String.valueOf(failure.getMessage());
    if (failure instanceof NonRetryableException
        || failure instanceof SSLPeerUnverifiedException
        || failure instanceof UnknownServiceException
        || hasCause(failure, CertificateException.class)
        || PROXY_LOGIN.matcher(message).lookingAt()) {
      return FINAL;
    }
    return failure instanceof UnknownHostException
            || REJECTED_TUNNEL.matcher(message).lookingAt()
            || isTlsMismatch(failure, isSent)
        ? PERSISTENT
        : TRANSIENT;
  }

  /** Returns the policy for a call that failed in this way. */
  RetryPolicy limit(RetryPolicy policy) {
    return switch (this) {
      case TRANSIENT -> policy;
      case PERSISTENT ->
          policy
              .maxAttempts(Math.min(policy.maxAttempts(), MAX_PERSISTENT_ATTEMPTS))
              .totalTimeout(
                  policy.totalTimeout().compareTo(PERSISTENT_TIMEOUT) < 0
                      ? policy.totalTimeout()
                      : PERSISTENT_TIMEOUT);
      case FINAL -> RetryPolicy.none();
    };
  }

  /** Returns whether the peers disagree on TLS, rather than lose their connection. */
  private static boolean isTlsMismatch(IOException failure, boolean isSent) {
    return failure instanceof SSLException
        && !isSent
        && causes(failure)
            .noneMatch(cause -> cause instanceof IOException && !(cause instanceof SSLException));
  }

  private static boolean hasCause(Throwable failure, Class<?> type) {
    return causes(failure).anyMatch(type::isInstance);
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Throwable::getCause).takeWhile(cause -> cause != null).limit(9);
  }
}
