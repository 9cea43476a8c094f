package io.github.segments4j.internal.transport;

import com.squareup.moshi.JsonEncodingException;
import io.github.segments4j.api.RequiredScope;
import io.github.segments4j.error.FailedCall;
import io.github.segments4j.internal.check.Checks;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The messages of exceptions: the failure, then a remedy. */
final class ErrorMessage {

  private static final int MAX_ERRORS = 3;
  private static final int MAX_KEY_LENGTH = 30;
  private static final int MAX_ID_LENGTH = 80;
  private static final int MAX_REASON_LENGTH = 300;

  private static final Map<Integer, Status> STATUSES =
      Map.ofEntries(
          Map.entry(200, new Status("OK", "")),
          Map.entry(201, new Status("Created", "")),
          Map.entry(204, new Status("No Content", "")),
          Map.entry(304, new Status("Not Modified", "Remove If-None-Match and If-Modified-Since.")),
          Map.entry(400, new Status("Bad Request", "Check the arguments of the call.")),
          Map.entry(401, new Status("Unauthorized", "Copy the access token again or renew it.")),
          Map.entry(403, new Status("Forbidden", "Check the token, store hash and IP rules.")),
          Map.entry(404, new Status("Not Found", "Check the id and the base URL.")),
          Map.entry(407, new Status("Proxy Authentication Required", "Log in to the proxy.")),
          Map.entry(408, new Status("Request Timeout", "Retry later.")),
          Map.entry(409, new Status("Conflict", "Check what the store has already.")),
          Map.entry(413, new Status("Content Too Large", "Reduce the page or batch size.")),
          Map.entry(422, new Status("Unprocessable Content", "Check the arguments of the call.")),
          Map.entry(429, new Status("Too Many Requests", "Retry later, at a lower rate.")),
          Map.entry(500, new Status("Internal Server Error", "Retry later.")),
          Map.entry(502, new Status("Bad Gateway", "Retry later.")),
          Map.entry(503, new Status("Service Unavailable", "Retry later.")),
          Map.entry(504, new Status("Gateway Timeout", "Retry later.")),
          Map.entry(511, new Status("Network Authentication Required", "Log in to the network.")));

  private ErrorMessage() {}

  /** The name of a status code (RFC 9110) and a remedy. */
  private record Status(String name, String remedy) {

    static Status of(int code) {
      return STATUSES.getOrDefault(
          code,
          switch (code / 100) {
            case 2 -> new Status("Successful", "");
            case 3 ->
                new Status(
                    "Redirect",
                    "Redirects are not followed, so that the token stays on its host: check the base URL.");
            case 5 -> new Status("Server Error", "Retry later.");
            default -> new Status("Undocumented Status", "Check the base URL and the proxy.");
          });
    }
  }

  /** Returns the message for a response. */
  static String of(FailedCall call) {
    return of(call, Status.of(call.statusCode()).remedy);
  }

  static String ofMissingScope(FailedCall call, RequiredScope scope) {
    boolean isModifyingRead = scope.permission().equals("modify") && call.method().equals("GET");
    return of(
        call,
        "%s requires the OAuth scope %s: %s (%s)%s. Add it to the API account and use the new token. If it is there: BigCommerce returns the same for a wrong store hash, a token of another store, and a plan without customer segmentation."
            .formatted(
                call.operation(),
                scope.name(),
                scope.permission(),
                scope.parameter(),
                isModifyingRead ? "; read-only is not sufficient, although this is a read" : ""));
  }

  static String ofRateLimit(FailedCall call, @Nullable Duration wait) {
    return wait == null ? of(call) : of(call, "Retry in %s.".formatted(format(wait)));
  }

  static String ofNotSent(FailedCall call, Duration untilReset, Duration maxWait) {
    return "Rate limit exceeded; %s %s was not sent. Retry in %s, or raise maxRateLimitWait (%s)."
        .formatted(call.method(), call.url(), format(untilReset), format(maxWait));
  }

  static String ofUnreadable(FailedCall call, Exception cause, String reason) {
    ForeignBody foreign = ForeignBody.of(call);
    return foreign != null && cause instanceof JsonEncodingException
        ? of(call, foreign.remedy())
        : of(call, "Could not decode the body: %s.".formatted(bounded(reason)));
  }

  static String ofInterrupt(FailedCall call, String reason) {
    return ofTransport(
        call, "failed", reason, "Clear the interrupt flag of the thread before retrying.");
  }

  static String ofTransport(FailedCall call, Exception cause, String reason) {
    return ofTransport(call, event(call, cause), reason, remedy(cause));
  }

  static String ofCertificate(FailedCall call, String reason, String remedy) {
    return ofTransport(call, "failed", reason, remedy);
  }

  private static String ofTransport(FailedCall call, String event, String reason, String remedy) {
    return "%s %s %s%s: %s. %s"
        .formatted(call.method(), call.url(), event, attempts(call), bounded(reason), remedy);
  }

  private static String event(FailedCall call, Exception cause) {
    if (!(cause instanceof IOException)) {
      return "failed";
    }
    return call.statusCode() == 0 ? "received no response" : "received an incomplete response";
  }

  private static String remedy(Exception cause) {
    if (!(cause instanceof IOException)) {
      return "Check the HTTP client and its interceptors.";
    }
    if (cause instanceof UnknownHostException) {
      return "Check the base URL, DNS and the VPN.";
    }
    if (cause instanceof SSLException) {
      return "Check the certificates, and proxies that inspect TLS.";
    }
    return cause instanceof InterruptedIOException
            || cause.getCause() instanceof InterruptedIOException
        ? "Check the network, or raise the timeouts."
        : "Check the network and the proxy.";
  }

  /** Formats a duration for people, such as 300 ms, 28.6 s or 61 s. */
  static String format(Duration duration) {
    long tenths = (duration.toMillis() + 50) / 100;
    if (tenths < 10) {
      return "%s ms".formatted(duration.toMillis());
    }
    return tenths % 10 == 0 ? tenths / 10 + " s" : "%s.%s s".formatted(tenths / 10, tenths % 10);
  }

  private static String of(FailedCall call, String remedy) {
    String name = Status.of(call.statusCode()).name;
    return "%s %s%s from %s %s%s%s%s%s. %s"
        .formatted(
            call.statusCode(),
            name,
            target(call),
            call.method(),
            call.url(),
            attempts(call),
            text(call),
            errors(call),
            requestId(call),
            remedy);
  }

  private static String attempts(FailedCall call) {
    return call.attempts() > 1 ? " after %s attempts".formatted(call.attempts()) : "";
  }

  /** Returns the target of a redirect, without the query, which may be secret. */
  private static String target(FailedCall call) {
    return call.header("Location")
        .filter(location -> call.statusCode() / 100 == 3)
        .map(location -> " to " + Checks.quote(location.replaceFirst("(?s)[?#].*", "")))
        .orElse("");
  }

  /** Returns the title, or a body of plain text, whatever its type; markup would only be noise. */
  private static String text(FailedCall call) {
    if (call.title() != null) {
      return ": " + Checks.quote(call.title());
    }
    ForeignBody foreign = ForeignBody.of(call);
    if (foreign != null) {
      return ": " + foreign.description();
    }
    String body = call.body().strip();
    boolean isJson = body.isEmpty() || "{[".indexOf(body.charAt(0)) >= 0;
    return isJson ? "" : ": " + Checks.quote(body);
  }

  private static String errors(FailedCall call) {
    return call.errors().entrySet().stream()
        .limit(MAX_ERRORS)
        .map(e -> Checks.printable(e.getKey(), MAX_KEY_LENGTH) + ": " + Checks.quote(e.getValue()))
        .reduce((first, second) -> first + ", " + second)
        .map(" (%s)"::formatted)
        .orElse("");
  }

  private static String requestId(FailedCall call) {
    return call.requestId()
        .map(id -> " (request id %s)".formatted(Checks.printable(id, MAX_ID_LENGTH)))
        .orElse("");
  }

  private static String bounded(String reason) {
    return Checks.printable(reason, MAX_REASON_LENGTH);
  }
}
