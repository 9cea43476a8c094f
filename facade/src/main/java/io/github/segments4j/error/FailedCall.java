package io.github.segments4j.error;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The details of a failed call. The access token is redacted, even where the response repeats it.
 *
 * @param operation the operation id in the OpenAPI document
 * @param method the HTTP method
 * @param url the URL with its query
 * @param page the number of the requested page, from 1; 0 if the call was not for a page
 * @param attempts the number of attempts
 * @param statusCode the HTTP status code; 0 if there was no response
 * @param headers the response headers without cookies; empty if there was no response
 * @param body the first 64 KiB of the response body as text; empty if there was none
 * @param title the {@code title} of the error body; null if absent
 * @param type the {@code type} of the error body; null if absent
 * @param errors the {@code errors} of the error body, by field or by index from 0
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

  /** Copies the headers and the errors. */
  public FailedCall {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    errors = Collections.unmodifiableMap(new LinkedHashMap<>(errors));
  }

  /** {@return the first value of the header with this name, in any case} */
  public Optional<String> header(String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(header -> header.getValue().get(0))
        .findFirst();
  }

  /** {@return the request id assigned by BigCommerce, if any; quote it in support requests} */
  public Optional<String> requestId() {
    return REQUEST_ID.stream().flatMap(name -> header(name).stream()).findFirst();
  }

  /** Returns the method, URL and status code. The rest may be long or contain personal data. */
  @Override
  public String toString() {
    return "FailedCall[%s %s -> %s]".formatted(method, url, statusCode);
  }
}
