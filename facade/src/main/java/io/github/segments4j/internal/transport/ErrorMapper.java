package io.github.segments4j.internal.transport;

import static io.github.segments4j.internal.http.StatusCodes.TOO_MANY_REQUESTS;
import static io.github.segments4j.internal.http.StatusCodes.UNPROCESSABLE_CONTENT;
import static java.net.HttpURLConnection.HTTP_BAD_REQUEST;
import static java.net.HttpURLConnection.HTTP_CONFLICT;
import static java.net.HttpURLConnection.HTTP_ENTITY_TOO_LARGE;
import static java.net.HttpURLConnection.HTTP_FORBIDDEN;
import static java.net.HttpURLConnection.HTTP_NOT_FOUND;
import static java.net.HttpURLConnection.HTTP_UNAUTHORIZED;

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
import io.github.segments4j.internal.http.AccessToken;
import io.github.segments4j.internal.http.BufferedResponse;
import io.github.segments4j.internal.http.CallState;
import io.github.segments4j.internal.http.Clock;
import io.github.segments4j.internal.http.OperationAnnotations;
import io.github.segments4j.internal.http.RateLimitWaitException;
import io.github.segments4j.internal.http.ResponseTooLargeException;
import io.github.segments4j.internal.http.RetryAfter;
import io.github.segments4j.internal.http.TruncatedBodyException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Maps failed calls to exceptions: one class for each kind of failure. */
final class ErrorMapper {

  private static final Set<String> SECRET_HEADERS = Set.of("set-cookie", "set-cookie2");

  /** Markup and scripts: their attributes and variables may be named scope. */
  private static final Pattern MARKUP =
      Pattern.compile("(?is)<(script|style)\\b.*?(?:</\\1>|\\z)|<[^<>]*+>");

  /**
   * A scope, as in "required scope", "insufficient_scope" or "store_v2_customers": not part of
   * another word, of a URL, or the name of a JSON property, and not a scope that the token has.
   */
  private static final Pattern SCOPE =
      Pattern.compile(
          "(?i)(?=scope|store_v2_)(?<!(?<!\\\\)[a-z])(?<!/[^\\s\"<>]{0,99})(?<!has the required )"
              + "(?:scopes?(?![a-z]|(?<=\"scopes?)\"\\s*:)|store_v2_[a-z])");

  private final AccessToken token;
  private final Clock clock;

  ErrorMapper(AccessToken token, Clock clock) {
    this.token = token;
    this.clock = clock;
  }

  String redact(String text) {
    return token.redact(text);
  }

  /** Creates the exception for a response with a status code that is not 2xx. */
  SegmentsException fromResponse(Request request) {
    BufferedResponse response = CallState.of(request).response();
    FailedCall call = describe(request, response);
    String message = ErrorMessage.of(call);
    return switch (call.statusCode()) {
      case HTTP_BAD_REQUEST, UNPROCESSABLE_CONTENT -> new InvalidRequestException(call, message);
      case HTTP_UNAUTHORIZED -> new UnauthorizedException(call, message);
      case HTTP_FORBIDDEN -> forbidden(request, call);
      case HTTP_NOT_FOUND -> new NotFoundException(call, message);
      case HTTP_CONFLICT -> new ConflictException(call, message);
      case HTTP_ENTITY_TOO_LARGE -> new ContentTooLargeException(call, message);
      case TOO_MANY_REQUESTS -> rateLimited(call, response);
      default ->
          call.statusCode() / 100 == 5
              ? new ServerException(call, message)
              : new UnexpectedStatusException(call, message);
    };
  }

  /** Creates the exception for a call that threw, before or after it received a response. */
  SegmentsException fromException(Request request, Exception cause) {
    BufferedResponse response = CallState.of(request).response();
    if (response != null && !response.isSuccessful() && cause instanceof IOException) {
      // The call was canceled or timed out during a backoff: the failed response says more.
      return fromResponse(request);
    }
    FailedCall call = describe(request, response);
    if (cause instanceof RateLimitWaitException wait) {
      String message = ErrorMessage.ofNotSent(call, wait.untilReset(), wait.maxWait());
      return new RateLimitedException(call, message, wait.untilReset());
    }
    String reason = redact(reason(cause));
    if (response != null && isAboutContent(cause)) {
      String message = ErrorMessage.ofUnreadable(call, cause, reason);
      return new UnreadableResponseException(call, message, token.redact(cause));
    }
    CertificateFailure certificate = CertificateFailure.of(request.url().host(), cause);
    String message =
        certificate == null
            ? ErrorMessage.ofTransport(call, cause, reason)
            : ErrorMessage.ofCertificate(call, redact(certificate.reason()), certificate.remedy());
    return new TransportException(call, message, token.redact(cause));
  }

  /** Creates the exception for a call that ended because its thread was interrupted. */
  SegmentsException fromInterrupt(Request request, Exception cause) {
    FailedCall call = describe(request);
    String reason =
        cause instanceof InterruptedIOException && cause.getMessage() != null
            ? redact(cause.getMessage())
            : "interrupted while waiting for the response";
    return new TransportException(
        call, ErrorMessage.ofInterrupt(call, reason), token.redact(cause));
  }

  FailedCall describe(Request request) {
    return describe(request, CallState.of(request).response());
  }

  private SegmentsException forbidden(Request request, FailedCall call) {
    RequiredScope scope = OperationAnnotations.find(request, RequiredScope.class);
    String text = MARKUP.matcher(call.body()).replaceAll(" ");
    if (scope == null || !SCOPE.matcher(text).find()) {
      return new ForbiddenException(call, ErrorMessage.of(call));
    }
    String message = ErrorMessage.ofMissingScope(call, scope);
    return new MissingScopeException(
        call, message, scope.parameter(), scope.name(), scope.permission());
  }

  private RateLimitedException rateLimited(FailedCall call, @Nullable BufferedResponse response) {
    Duration wait =
        response == null
            ? null
            : RetryAfter.of(call.statusCode(), response.headers(), clock.instant()).orElse(null);
    return new RateLimitedException(call, ErrorMessage.ofRateLimit(call, wait), wait);
  }

  private static boolean isAboutContent(Exception cause) {
    return cause instanceof JsonDataException
        || cause instanceof JsonEncodingException
        || cause instanceof EOFException
        || cause instanceof ResponseTooLargeException;
  }

  private static String reason(Exception cause) {
    String message = cause.getMessage() == null ? "" : cause.getMessage();
    if (cause instanceof JsonEncodingException) {
      int path = message.lastIndexOf("at path ");
      return path < 0 ? "not valid JSON" : "not valid JSON " + message.substring(path);
    }
    if (cause instanceof EOFException) {
      return "the JSON is empty or truncated";
    }
    if (isAboutContent(cause) || cause instanceof TruncatedBodyException) {
      return message;
    }
    String simpleName = cause.getClass().getSimpleName();
    String name = simpleName.isEmpty() ? cause.getClass().getName() : simpleName;
    return message.isEmpty() ? name : "%s: %s".formatted(name, message);
  }

  private FailedCall describe(Request request, @Nullable BufferedResponse response) {
    String body = response == null ? "" : response.body(token);
    ErrorBody content = ErrorBody.parse(body, token);
    Operation operation = request.tag(Operation.class);
    return new FailedCall(
        operation == null ? "" : operation.id(),
        request.method(),
        request.url().toString(),
        operation == null ? 0 : operation.page(),
        CallState.of(request).attempts(),
        response == null ? 0 : response.statusCode(),
        response == null ? Map.of() : headers(response),
        body,
        content.title(),
        content.type(),
        content.errors());
  }

  private Map<String, List<String>> headers(BufferedResponse response) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (String name : response.headers().names()) {
      if (!SECRET_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
        headers.put(
            redact(name), response.headers().values(name).stream().map(this::redact).toList());
      }
    }
    return headers;
  }
}
