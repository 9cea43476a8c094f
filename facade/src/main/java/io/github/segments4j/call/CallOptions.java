package io.github.segments4j.call;

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
 * What some calls have and others do not: a deadline, and headers such as a correlation id. Every
 * page of a listing has those of the client that listed it.
 */
public final class CallOptions {

  private static final CallOptions NONE = new CallOptions(null, Map.of());
  private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
  private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e\\t]*");
  private static final Set<String> OURS =
      Set.of("x-auth-token", "accept", "user-agent", "host", "content-length", "accept-encoding");

  private final @Nullable Duration deadline;
  private final Map<String, String> headers;

  private CallOptions(@Nullable Duration deadline, Map<String, String> headers) {
    this.deadline = deadline;
    this.headers = headers;
  }

  /**
   * No options.
   *
   * @return the options that a client has unless told otherwise
   */
  public static CallOptions none() {
    return NONE;
  }

  /**
   * The same with a deadline, which replaces the client's timeout of whole calls.
   *
   * @param deadline how long after its start each call ends at the latest, with all waits and
   *     attempts; from a millisecond to a day
   * @return a copy
   * @throws IllegalArgumentException if the deadline is null, too short or too long
   */
  public CallOptions deadline(Duration deadline) {
    if (deadline == null
        || deadline.compareTo(Duration.ofMillis(1)) < 0
        || deadline.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(
          "deadline must be between 1 millisecond and a day, but was " + deadline);
    }
    return new CallOptions(deadline, headers);
  }

  /**
   * The same with a header more.
   *
   * @param name the header's name; none of those that the library sets itself
   * @param value the header's value, of visible ASCII, blanks and tabs; no message quotes it
   * @return a copy
   * @throws IllegalArgumentException if it can be no header, or is one of the library's own
   */
  public CallOptions header(String name, String value) {
    if (name == null || !HEADER_NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "name must be the name of a header, such as X-Correlation-Id");
    }
    if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("name must be none of the library's own, but was " + name);
    }
    if (value == null || !HEADER_VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "value of " + name + " must be of visible ASCII characters, blanks and tabs");
    }
    Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(headers);
    more.put(name, value);
    return new CallOptions(deadline, Collections.unmodifiableMap(more));
  }

  /**
   * The deadline.
   *
   * @return how long after its start each call ends at the latest
   */
  public Optional<Duration> deadline() {
    return Optional.ofNullable(deadline);
  }

  /**
   * The headers.
   *
   * @return the values by name
   */
  public Map<String, String> headers() {
    return headers;
  }

  /** The deadline and the names of the headers; their values may be secret. */
  @Override
  public String toString() {
    return "CallOptions[deadline=" + deadline + ", headers=" + headers.keySet() + "]";
  }
}
