package io.github.segments4j.internal;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import io.github.segments4j.api.RequiredScope;
import io.github.segments4j.call.Operation;
import io.github.segments4j.error.ConflictException;
import io.github.segments4j.error.ContentTooLargeException;
import io.github.segments4j.error.FailedCall;
import io.github.segments4j.error.ForbiddenException;
import io.github.segments4j.error.InvalidRequestException;
import io.github.segments4j.error.MissingScopeException;
import io.github.segments4j.error.NotFoundException;
import io.github.segments4j.error.RateLimitedException;
import io.github.segments4j.error.SegmentsException;
import io.github.segments4j.error.ServerException;
import io.github.segments4j.error.TransportException;
import io.github.segments4j.error.UnauthorizedException;
import io.github.segments4j.error.UnexpectedStatusException;
import io.github.segments4j.error.UnreadableResponseException;
import java.io.EOFException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import retrofit2.Invocation;

/** Makes the exception of a failed call: its class, its message, and the parts it carries. */
final class ErrorMapper {

  private static final Set<String> SECRET_HEADERS = Set.of("set-cookie", "set-cookie2");
  private static final int ERRORS_IN_MESSAGE = 3;
  private static final int LONGEST_REASON = 300;

  /** What BigCommerce says, less the apostrophe before it, which comes in several forms. */
  private static final String LACKS_SCOPE = "t have a required scope";

  private final AccessToken token;
  private final Clock time;

  ErrorMapper(AccessToken token, Clock time) {
    this.token = token;
    this.time = time;
  }

  /** The text without the token. */
  String redact(String text) {
    return token.redact(text);
  }

  /** The exception of an answer whose status says that the request failed. */
  SegmentsException refused(Request request) {
    BufferedResponse answer = CallState.of(request).answer();
    FailedCall call = describe(request, answer);
    String said = said(call);
    return switch (call.statusCode()) {
      case 400, 422 ->
          new InvalidRequestException(
              call, said + "The store did not accept the request; see what it says of it.");
      case 401 ->
          new UnauthorizedException(
              call,
              said
                  + "The access token is mistyped or no longer valid: copy it again from the API"
                  + " account, or make a new account.");
      case 403 -> forbidden(request, call, said);
      case 404 ->
          new NotFoundException(
              call, said + "The store has nothing of that id: check the id and the base URL.");
      case 409 -> new ConflictException(call, said + "The store already has something like it.");
      case 413 ->
          new ContentTooLargeException(
              call, said + "Ask for less at once, for instance with a smaller page size.");
      case 429 -> rateLimited(call, said, answer);
      default -> otherwise(call, said);
    };
  }

  private RateLimitedException rateLimited(
      FailedCall call, String said, @Nullable BufferedResponse answer) {
    Duration wait =
        answer == null
            ? null
            : RetryAfter.of(call.statusCode(), answer.headers(), time.now()).orElse(null);
    return new RateLimitedException(
        call,
        said
            + "The store's quota is used up, too many requests run at once, or the platform is"
            + " overloaded: go on "
            + (wait == null ? "later and more slowly." : "in " + wait.toMillis() + " ms."),
        wait);
  }

  /** The exception of a call that ended with an exception, before or after its answer came. */
  SegmentsException ended(Request request, Exception cause) {
    BufferedResponse answer = CallState.of(request).answer();
    if (answer != null && !answer.isSuccess() && !isAboutContent(cause)) {
      // Its time ran out, or it was cancelled, while it waited to be tried again.
      return refused(request);
    }
    FailedCall call = describe(request, answer);
    String what = call.method() + " " + call.url();
    String why = Checks.printable(token.redact(reason(cause)), LONGEST_REASON);
    if (cause instanceof RateLimiter.QuotaSpentException spent) {
      return new RateLimitedException(
          call,
          what
              + " was not sent: "
              + why
              + ", which is longer than a call may wait. Go on then, or let calls wait longer.",
          spent.untilNextWindow());
    }
    if (answer != null && isAboutContent(cause)) {
      return new UnreadableResponseException(
          call, said(call) + "The answer is not understood: " + why + ".", token.redact(cause));
    }
    String attempts = call.attempts() > 1 ? " in " + call.attempts() + " attempts" : "";
    return new TransportException(
        call,
        what
            + (answer == null ? " got no answer" : " got no more than a part of its answer")
            + attempts
            + ": "
            + why
            + ". Check the network, the proxy and the timeouts.",
        token.redact(cause));
  }

  private static boolean isAboutContent(Exception cause) {
    return cause instanceof JsonDataException
        || cause instanceof JsonEncodingException
        || cause instanceof EOFException
        || cause instanceof BufferingInterceptor.TooLargeException;
  }

  private static String reason(Exception cause) {
    String message = String.valueOf(cause.getMessage());
    if (cause instanceof JsonEncodingException) {
      int path = message.lastIndexOf("at path ");
      return "it is no JSON " + (path < 0 ? "" : message.substring(path));
    }
    if (cause instanceof EOFException) {
      return "its JSON is empty or breaks off";
    }
    return isAboutContent(cause) || cause instanceof RateLimiter.QuotaSpentException
        ? message
        : cause.getClass().getSimpleName() + ": " + message;
  }

  private static SegmentsException otherwise(FailedCall call, String said) {
    if (call.statusCode() >= 500) {
      return new ServerException(
          call,
          said
              + (call.statusCode() == 503
                  ? "The store may be down for maintenance or suspended: try again later."
                  : "The platform failed: try again later."));
    }
    if (call.statusCode() / 100 == 3) {
      return new UnexpectedStatusException(
          call,
          said
              + "Redirects are not followed, so that the access token goes nowhere else: check the"
              + " base URL.");
    }
    return new UnexpectedStatusException(
        call, said + "The API does not document this status: check the base URL and the proxy.");
  }

  private static SegmentsException forbidden(Request request, FailedCall call, String said) {
    Invocation invocation = request.tag(Invocation.class);
    RequiredScope scope =
        invocation == null ? null : invocation.method().getAnnotation(RequiredScope.class);
    if (scope == null || !call.body().toLowerCase(Locale.ROOT).contains(LACKS_SCOPE)) {
      return new ForbiddenException(
          call,
          said
              + "The store refused the request and names no missing scope: check the access token,"
              + " the store hash, and whether the store limits who may connect.");
    }
    String readOnly =
        scope.permission().equals("modify") && call.method().equals("GET")
            ? "; read-only is not enough, although this is a read"
            : "";
    return new MissingScopeException(
        call,
        said
            + call.operation()
            + " needs the OAuth scope "
            + scope.name()
            + ": "
            + scope.permission()
            + " ("
            + scope.parameter()
            + ")"
            + readOnly
            + ". Give it to the API account and use the token that comes with it."
            + " If the account has it: BigCommerce answers the same for a wrong store hash, for a"
            + " token of another store, and for a plan without customer segmentation.",
        scope.parameter(),
        scope.name(),
        scope.permission());
  }

  /** What is known of a call. */
  FailedCall describe(Request request) {
    return describe(request, CallState.of(request).answer());
  }

  private FailedCall describe(Request request, @Nullable BufferedResponse answer) {
    String body = answer == null ? "" : answer.body(token);
    ErrorBody said = ErrorBody.parse(body, token);
    Operation operation = request.tag(Operation.class);
    return new FailedCall(
        operation == null ? "" : operation.id(),
        request.method(),
        request.url().toString(),
        operation == null ? 0 : operation.page(),
        CallState.of(request).attempts(),
        answer == null ? 0 : answer.status(),
        answer == null ? Map.of() : headers(answer),
        body,
        said.title(),
        said.type(),
        said.errors());
  }

  private Map<String, List<String>> headers(BufferedResponse answer) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (String name : answer.headers().names()) {
      if (!SECRET_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
        headers.put(
            token.redact(name), answer.headers().values(name).stream().map(token::redact).toList());
      }
    }
    return headers;
  }

  private static String said(FailedCall call) {
    StringBuilder said = new StringBuilder();
    said.append(call.method()).append(' ').append(call.url());
    said.append(" was answered ").append(call.statusCode());
    if (call.attempts() > 1) {
      said.append(" at the last of ").append(call.attempts()).append(" attempts");
    }
    if (call.title() != null) {
      said.append(' ').append(Checks.quote(call.title()));
    } else if (isWords(call.body())) {
      said.append(' ').append(Checks.quote(call.body().strip()));
    }
    if (!call.errors().isEmpty()) {
      said.append(
          call.errors().entrySet().stream()
              .limit(ERRORS_IN_MESSAGE)
              .map(
                  error ->
                      Checks.printable(error.getKey(), 30) + ": " + Checks.quote(error.getValue()))
              .collect(Collectors.joining(", ", " (", ")")));
    }
    call.requestId()
        .ifPresent(id -> said.append(" (request id ").append(Checks.printable(id, 80)).append(')'));
    return said.append(". ").toString();
  }

  /** Some answers are plain text, whatever their type says; markup and JSON would only be noise. */
  private static boolean isWords(String body) {
    return !body.isBlank() && "<{[".indexOf(body.strip().charAt(0)) < 0;
  }
}
