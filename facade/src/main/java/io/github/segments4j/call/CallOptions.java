package io.github.segments4j.call;

import io.github.segments4j.internal.check.Checks;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Options for individual calls: a deadline, and headers such as a correlation id. They apply to
 * every call of a client, including each page of a listing.
 */
public final class CallOptions {

  private static final CallOptions NONE = new CallOptions(null, Map.of());
  private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
  private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e\\t]*");
  private static final Set<String> RESERVED_HEADERS =
      Set.of("x-auth-token", "accept", "user-agent", "host", "content-length", "accept-encoding");

  private final @Nullable Duration deadline;
  private final Map<String, String> headers;

  private CallOptions(@Nullable Duration deadline, Map<String, String> headers) {
    this.deadline = deadline;
    this.headers = headers;
  }

  /** {@return empty options: no deadline and no additional headers} */
  public static CallOptions none() {
    return NONE;
  }

  /**
   * Returns a copy with a deadline, which replaces the call timeout of the client.
   *
   * @param deadline the longest time that a call may take, including backoff and all attempts; from
   *     1 millisecond to 1 day
   * @throws IllegalArgumentException if the deadline is null or out of range
   */
  public CallOptions deadline(Duration deadline) {
    return new CallOptions(Checks.deadline("deadline", deadline), headers);
  }

  /**
   * Returns a copy with an additional header.
   *
   * @param name the name of a header that the library does not set itself
   * @param value visible ASCII characters, spaces and tabs; no message contains the value
   * @throws IllegalArgumentException if the name or the value is invalid, or the header is reserved
   */
  public CallOptions header(String name, String value) {
    if (name == null || !HEADER_NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "name must be a valid header name, such as X-Correlation-Id");
    }
    if (RESERVED_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "header %s is set by the library and cannot be overridden".formatted(name));
    }
    if (value == null || !HEADER_VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "value of %s must consist of visible ASCII characters, spaces and tabs".formatted(name));
    }
    Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    copy.put(name, value);
    return new CallOptions(deadline, Collections.unmodifiableMap(copy));
  }

  /** {@return the longest time that a call may take, if set} */
  public Optional<Duration> deadline() {
    return Optional.ofNullable(deadline);
  }

  /** {@return the values of the additional headers, by name} */
  public Map<String, String> headers() {
    return headers;
  }

  /** Returns the deadline and the names of the headers. Their values may be secret. */
  @Override
  public String toString() {
    return "CallOptions[deadline=%s, headers=%s]".formatted(deadline, headers.keySet());
  }
}
