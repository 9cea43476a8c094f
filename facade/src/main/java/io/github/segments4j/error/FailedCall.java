package io.github.segments4j.error;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a call that failed. Nothing in it is secret: the access token is in none of its
 * parts, even where the answer repeats it.
 *
 * @param operation the operation's id in the OpenAPI document
 * @param method the HTTP method
 * @param url the URL, with its query
 * @param page the number of the page that was asked for, counted from 1; 0 if the call was not for
 *     a page
 * @param attempts how often the call was tried
 * @param statusCode the HTTP status code; 0 if there was no answer
 * @param headers the answer's headers, without cookies; empty if there was no answer
 * @param body the answer's body as text, at most its first 64 KiB; empty if there was none
 * @param title the body's {@code title}, if it had one
 * @param type the body's {@code type}, if it had one
 * @param errors the body's {@code errors} by field or by index; empty if it had none
 */
public record FailedCall(
    String operation,
    String method,
    String url,
    int page,
    int attempts,
    int statusCode,
    Map<String, List<String>> headers,
    String body,
    @Nullable String title,
    @Nullable String type,
    Map<String, String> errors)
    implements Serializable {

  private static final List<String> REQUEST_ID = List.of("x-request-id", "x-correlation-id");

  /**
   * Takes copies of the headers and the errors.
   *
   * @param operation the operation's id in the OpenAPI document
   * @param method the HTTP method
   * @param url the URL, with its query
   * @param page the number of the page that was asked for, counted from 1, or 0
   * @param attempts how often the call was tried
   * @param statusCode the HTTP status code, or 0
   * @param headers the answer's headers
   * @param body the answer's body as text
   * @param title the body's {@code title}
   * @param type the body's {@code type}
   * @param errors the body's {@code errors}
   */
  public FailedCall {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    errors = Collections.unmodifiableMap(new LinkedHashMap<>(errors));
  }

  /**
   * The value of a header.
   *
   * @param name the header's name, in any case
   * @return its first value
   */
  public Optional<String> header(String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(header -> header.getValue().get(0))
        .findFirst();
  }

  /**
   * The id under which the other side knows the request, to be named when asking for support.
   *
   * @return the id, if the answer had one
   */
  public Optional<String> requestId() {
    return REQUEST_ID.stream().flatMap(name -> header(name).stream()).findFirst();
  }

  /** The call and its status code; the rest may be long, or personal. */
  @Override
  public String toString() {
    return "FailedCall[" + method + " " + url + " -> " + statusCode + "]";
  }
}
