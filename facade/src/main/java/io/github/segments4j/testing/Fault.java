package io.github.segments4j.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** Something that goes wrong with an answer of a {@link FakeStore}. */
public final class Fault {

  /** A response as it should be. */
  static final Fault NONE = new Fault("none", plan -> {});

  private final String name;
  private final Consumer<ResponsePlan> change;

  private Fault(String name, Consumer<ResponsePlan> change) {
    this.name = name;
    this.change = change;
  }

  /**
   * Another answer than the right one, without the store doing what it was asked for.
   *
   * @param status the HTTP status
   * @param contentType the value of {@code Content-Type}
   * @param body the body
   * @return the fault
   */
  public static Fault response(int status, String contentType, String body) {
    return response(
        status, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Another answer than the right one, without the store doing what it was asked for.
   *
   * @param status the HTTP status
   * @param headers the headers by name, beside the rate limit headers
   * @param body the body, such as it goes over the wire; may be empty
   * @return the fault
   */
  public static Fault response(int status, Map<String, String> headers, byte[] body) {
    Map<String, String> copy = Map.copyOf(headers);
    byte[] bytes = body.clone();
    return new Fault("answer " + status, plan -> plan.replaceWith(status, copy, bytes));
  }

  /**
   * Responds with the given status code and JSON body instead of processing the request.
   *
   * @param status the HTTP status code
   * @param body the body
   * @return the fault
   */
  public static Fault json(int status, String body) {
    return response(status, "application/json", body);
  }

  /**
   * An answer that comes late.
   *
   * @param delay how late
   * @return the fault
   */
  public static Fault delay(Duration delay) {
    return new Fault("delay of " + delay, plan -> plan.delay = delay);
  }

  /**
   * A connection that is closed instead of an answer, after the store did what it was asked for.
   *
   * @return the fault
   */
  public static Fault droppedConnection() {
    return new Fault("dropped connection", plan -> plan.dropConnection = true);
  }

  /**
   * A body of which the connection delivers one half and is closed.
   *
   * @return the fault
   */
  public static Fault truncatedBody() {
    return new Fault("broken body", plan -> plan.breakBody = true);
  }

  /**
   * A body that comes in pieces.
   *
   * @param time how long it takes in all
   * @return the fault
   */
  public static Fault slowBody(Duration time) {
    return new Fault("slow body", plan -> plan.slowness = time);
  }

  /**
   * A body that never ends.
   *
   * @return the fault
   */
  public static Fault endlessBody() {
    return new Fault("endless body", plan -> plan.endless = true);
  }

  /**
   * What an overloaded platform answers: 429 without any of the rate limit headers.
   *
   * @return the fault
   */
  public static Fault overload() {
    byte[] body =
        "{\"status\":429,\"title\":\"Too many requests\"}".getBytes(StandardCharsets.UTF_8);
    return new Fault(
        "overload",
        plan -> {
          plan.headers.clear();
          plan.replaceWith(429, Map.of("Content-Type", "application/json"), body);
        });
  }

  /**
   * A page without {@code meta}.
   *
   * @return the fault
   */
  public static Fault withoutMeta() {
    return new Fault("no meta", plan -> plan.withMeta = false);
  }

  /**
   * A page that holds fewer items than was asked for, as if its size had been lowered.
   *
   * @param size the most it holds, 1 or more
   * @return the fault
   * @throws IllegalArgumentException if the size is less than 1
   */
  public static Fault pageSize(int size) {
    atLeast("size", 1, size);
    return new Fault("page size " + size, plan -> plan.largestPage = size);
  }

  /**
   * Members that join the segment at its front after the answer, which moves the pages.
   *
   * @param count how many
   * @return the fault
   */
  public static Fault addingMembers(int count) {
    return new Fault(count + " joining", plan -> plan.joining = count);
  }

  /**
   * Members that leave the segment at its front after the answer, which moves the pages.
   *
   * @param count how many
   * @return the fault
   */
  public static Fault removingMembers(int count) {
    return new Fault(count + " leaving", plan -> plan.joining = -count);
  }

  /**
   * Both at once.
   *
   * @param other what else goes wrong with the same answer
   * @return the fault
   */
  public Fault and(Fault other) {
    return new Fault(name + " and " + other.name, change.andThen(other.change));
  }

  static int atLeast(String argument, int least, int value) {
    return (int) atLeast(argument, least, (long) value);
  }

  static long atLeast(String argument, int least, long value) {
    if (value < least) {
      throw new IllegalArgumentException(
          argument + " must be " + least + " or more, but was " + value);
    }
    return value;
  }

  void applyTo(ResponsePlan plan) {
    change.accept(plan);
  }

  /** What goes wrong. */
  @Override
  public String toString() {
    return name;
  }
}
