package io.github.segments4j.internal.transport;

import io.github.segments4j.api.RequiredScope;
import io.github.segments4j.error.FailedCall;
import io.github.segments4j.internal.check.Checks;
import java.time.Duration;
import java.util.Map;
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
          Map.entry(400, new Status("Bad Request", "Check the arguments of the call.")),
          Map.entry(401, new Status("Unauthorized", "Copy the access token again or renew it.")),
          Map.entry(403, new Status("Forbidden", "Check the token, store hash and IP rules.")),
          Map.entry(404, new Status("Not Found", "Check the id and the base URL.")),
          Map.entry(409, new Status("Conflict", "Check what the store has already.")),
          Map.entry(413, new Status("Content Too Large", "Reduce the page or batch size.")),
          Map.entry(422, new Status("Unprocessable Content", "Check the arguments of the call.")),
          Map.entry(429, new Status("Too Many Requests", "Retry later, at a lower rate.")),
          Map.entry(500, new Status("Internal Server Error", "Retry later.")),
          Map.entry(502, new Status("Bad Gateway", "Retry later.")),
          Map.entry(503, new Status("Service Unavailable", "Retry later.")),
          Map.entry(504, new Status("Gateway Timeout", "Retry later.")));

  private ErrorMessage() {}

  /** The name of a status code (RFC 9110) and a remedy. */
  private record Status(String name, String remedy) {

    static Status of(int code) {
      return STATUSES.getOrDefault(
          code,
          switch (code / 100) {
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

  static String ofUnreadable(FailedCall call, String reason) {
    return of(call, "Could not decode the body: %s.".formatted(bounded(reason)));
  }

  static String ofTransport(FailedCall call, boolean isPartial, String reason) {
    return "%s %s received %s%s: %s. Check the network, the proxy and the timeouts."
        .formatted(
            call.method(),
            call.url(),
            isPartial ? "an incomplete response" : "no response",
            attempts(call),
            bounded(reason));
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
    return "%s %s from %s %s%s%s%s%s. %s"
        .formatted(
            call.statusCode(),
            name,
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

  /** Returns the title, or a body of plain text, whatever its type; markup would only be noise. */
  private static String text(FailedCall call) {
    String body = call.body().strip();
    boolean isMarkup = body.isEmpty() || "<{[".indexOf(body.charAt(0)) >= 0;
    String text = call.title() != null ? call.title() : isMarkup ? "" : body;
    return text.isEmpty() ? "" : ": " + Checks.quote(text);
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
