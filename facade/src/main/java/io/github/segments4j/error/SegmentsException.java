package io.github.segments4j.error;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that did not do what it should. Its message says what failed and what to do; its parts
 * are here to be handled or logged, and none of them is secret.
 */
public abstract class SegmentsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final FailedCall call;

  SegmentsException(FailedCall call, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.call = call;
  }

  /**
   * All that is known of the call.
   *
   * @return the call
   */
  public FailedCall call() {
    return call;
  }

  /**
   * The HTTP method.
   *
   * @return the method, such as {@code GET}
   */
  public String method() {
    return call.method();
  }

  /**
   * The URL with its query.
   *
   * @return the URL
   */
  public String url() {
    return call.url();
  }

  /**
   * The page that could not be had. Every item of the pages before it has been delivered, so a
   * listing that starts at this page gives exactly the missing rest.
   *
   * @return the page's number, counted from 1; 0 if the call was not for a page
   */
  public int page() {
    return call.page();
  }

  /**
   * The HTTP status code of the answer.
   *
   * @return the status code; 0 if there was no answer
   */
  public int statusCode() {
    return call.statusCode();
  }

  /**
   * The headers of the answer, without cookies.
   *
   * @return the values by name; empty if there was no answer
   */
  public Map<String, List<String>> headers() {
    return call.headers();
  }

  /**
   * The body of the answer as text.
   *
   * @return at most its first 64 KiB; empty if there was none
   */
  public String body() {
    return call.body();
  }

  /**
   * What the body gives as {@code title}.
   *
   * @return the title, if there was one
   */
  public Optional<String> title() {
    return Optional.ofNullable(call.title());
  }

  /**
   * What the body gives as {@code type}, usually a link to the documentation of the status.
   *
   * @return the type, if there was one
   */
  public Optional<String> type() {
    return Optional.ofNullable(call.type());
  }

  /**
   * What the body gives as {@code errors}, whatever its form: by field, or by index from 0.
   *
   * @return the errors; empty if there were none
   */
  public Map<String, String> errors() {
    return call.errors();
  }

  /**
   * The id under which the other side knows the request, to be named when asking for support.
   *
   * @return the id, if the answer had one
   */
  public Optional<String> requestId() {
    return call.requestId();
  }
}
