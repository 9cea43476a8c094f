package io.github.segments4j.error;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a request fails. The message states the failure and its remedy; the accessors return
 * the details. None of them contains the access token.
 */
public abstract class SegmentsException extends RuntimeException {

  private final FailedCall call;

  SegmentsException(FailedCall call, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.call = call;
  }

  /** {@return the details of the failed call} */
  public FailedCall call() {
    return call;
  }

  /** {@return the HTTP method, such as {@code GET}} */
  public String method() {
    return call.method();
  }

  /** {@return the URL with its query} */
  public String url() {
    return call.url();
  }

  /**
   * Returns the number of the page that failed, from 1; 0 if the call was not for a page. Every
   * item of the pages before it has been delivered: to resume, list with {@code
   * startingAt(page())}.
   */
  public int page() {
    return call.page();
  }

  /** {@return the HTTP status code; 0 if there was no response} */
  public int statusCode() {
    return call.statusCode();
  }

  /** {@return the response headers without cookies; empty if there was no response} */
  public Map<String, List<String>> headers() {
    return call.headers();
  }

  /** {@return the first 64 KiB of the response body as text; empty if there was none} */
  public String body() {
    return call.body();
  }

  /** {@return the {@code title} of the error body, if present} */
  public Optional<String> title() {
    return Optional.ofNullable(call.title());
  }

  /** {@return the {@code type} of the error body, if present; usually a link to documentation} */
  public Optional<String> type() {
    return Optional.ofNullable(call.type());
  }

  /** {@return the {@code errors} of the error body, by field or by index from 0} */
  public Map<String, String> errors() {
    return call.errors();
  }

  /** {@return the request id assigned by BigCommerce, if any; quote it in support requests} */
  public Optional<String> requestId() {
    return call.requestId();
  }
}
