package io.github.segments4j.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** A fault that a {@link FakeStore} injects into a response. */
public final class Fault {

  static final Fault NONE = new Fault("none", plan -> {});

  private final String name;
  private final Consumer<ResponsePlan> change;

  private Fault(String name, Consumer<ResponsePlan> change) {
    this.name = name;
    this.change = change;
  }

  /**
   * Responds with the given status code, content type and body instead of processing the request.
   *
   * @param statusCode the HTTP status code
   * @param contentType the value of the {@code Content-Type} header
   * @param body the response body
   */
  public static Fault response(int statusCode, String contentType, String body) {
    return response(
        statusCode, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Responds with the given status code, headers and body instead of processing the request.
   *
   * @param statusCode the HTTP status code
   * @param headers the headers by name, in addition to the rate limit headers
   * @param body the encoded body, possibly empty
   */
  public static Fault response(int statusCode, Map<String, String> headers, byte[] body) {
    Map<String, String> headersCopy = Map.copyOf(headers);
    byte[] bodyCopy = body.clone();
    return new Fault(
        "response " + statusCode, plan -> plan.replaceWith(statusCode, headersCopy, bodyCopy));
  }

  /**
   * Responds with the given status code and JSON body instead of processing the request.
   *
   * @param statusCode the HTTP status code
   * @param body the response body
   */
  public static Fault json(int statusCode, String body) {
    return response(statusCode, "application/json", body);
  }

  /** Processes the request, then delays the response. */
  public static Fault delay(Duration delay) {
    return new Fault("delay of " + delay, plan -> plan.delay = delay);
  }

  /** Processes the request, then closes the connection without a response. */
  public static Fault droppedConnection() {
    return new Fault("dropped connection", plan -> plan.dropConnection = true);
  }

  /** Closes the connection after half of the response body. */
  public static Fault truncatedBody() {
    return new Fault("truncated body", plan -> plan.truncateBody = true);
  }

  /**
   * Sends the response body slowly, in chunks.
   *
   * @param time the time for the whole body
   */
  public static Fault slowBody(Duration time) {
    return new Fault("slow body", plan -> plan.bodyDuration = time);
  }

  /** Sends a response body that never ends. */
  public static Fault endlessBody() {
    return new Fault("endless body", plan -> plan.endlessBody = true);
  }

  /** Responds with 429 and no rate limit headers, as an overloaded platform does. */
  public static Fault overload() {
    byte[] body =
        """
        {"status":429,"title":"Too many requests"}"""
            .getBytes(StandardCharsets.UTF_8);
    return new Fault(
        "overload",
        plan -> {
          plan.headers.clear();
          plan.replaceWith(
              ApiError.TOO_MANY_REQUESTS, Map.of("Content-Type", "application/json"), body);
        });
  }

  /**
   * Keys the errors of a batch by index directly, rather than within a list of error objects as
   * documented. Such a form has been observed on other endpoints.
   */
  public static Fault errorsByIndex() {
    return new Fault("errors by index", plan -> plan.errorsByIndex = true);
  }

  /** Responds to a delete with 200 and a body, a documented alternative to 204. */
  public static Fault deleteWithBody() {
    return new Fault("delete with body", plan -> plan.deleteWithBody = true);
  }

  /** Omits {@code meta} from a page, or from the response to a batch. */
  public static Fault withoutMeta() {
    return new Fault("no meta", plan -> plan.includeMeta = false);
  }

  /**
   * Limits the page size, as if the API had lowered its maximum.
   *
   * @param size the maximum page size, 1 or more
   * @throws IllegalArgumentException if {@code size} is less than 1
   */
  public static Fault pageSize(int size) {
    atLeast("size", 1, size);
    return new Fault("page size " + size, plan -> plan.maxPageSize = size);
  }

  /**
   * Adds members at the front of the segment after the request, which shifts its pages.
   *
   * @param count the number of members to add
   */
  public static Fault addingMembers(int count) {
    return new Fault("adding %s members".formatted(count), plan -> plan.addedMembers = count);
  }

  /**
   * Removes members from the front of the segment after the request, which shifts its pages.
   *
   * @param count the number of members to remove
   */
  public static Fault removingMembers(int count) {
    return new Fault("removing %s members".formatted(count), plan -> plan.addedMembers = -count);
  }

  /** Returns a fault that applies this fault and another one to the same response. */
  public Fault and(Fault other) {
    return new Fault(name + " and " + other.name, change.andThen(other.change));
  }

  static int atLeast(String argument, int min, int value) {
    return (int) atLeast(argument, min, (long) value);
  }

  static long atLeast(String argument, int min, long value) {
    if (value < min) {
      throw new IllegalArgumentException(
          "%s must be %s or more, but was %s".formatted(argument, min, value));
    }
    return value;
  }

  void applyTo(ResponsePlan plan) {
    change.accept(plan);
  }

  /** {@return a short description of the fault} */
  @Override
  public String toString() {
    return name;
  }
}
