package io.github.segments4j.internal;

import io.github.segments4j.json.CanonicalUuid;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What can be known to be wrong before a request is sent. Every failure is an {@link
 * IllegalArgumentException} that names the argument, quotes it, and says what is right.
 */
public final class Checks {

  private static final Pattern STORE_HASH = Pattern.compile("[A-Za-z0-9]+");
  private static final Pattern HASH_IN_API_PATH =
      Pattern.compile("(?:.*stores/|store-)([A-Za-z0-9]+)(?:/.*)?");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.(\\d|[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])){3}|::1");
  private static final int QUOTE_LIMIT = 100;
  private static final Set<Integer> NOT_PRINTED =
      Set.of(
          (int) Character.CONTROL,
          (int) Character.FORMAT,
          (int) Character.SURROGATE,
          (int) Character.PRIVATE_USE,
          (int) Character.UNASSIGNED,
          (int) Character.LINE_SEPARATOR,
          (int) Character.PARAGRAPH_SEPARATOR);

  private Checks() {}

  /**
   * Reads a UUID.
   *
   * @param argument the name of the argument
   * @param value a UUID in its canonical form, with digits in either case
   * @return the UUID
   */
  public static UUID uuid(String argument, @Nullable String value) {
    try {
      return CanonicalUuid.parse(present(argument, value));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          argument
              + " must be a UUID such as 3fa85f64-5717-4562-b3fc-2c963f66afa6, but was "
              + quote(value));
    }
  }

  /**
   * Checks several things.
   *
   * @param <T> the type of the things
   * @param argument the name of the argument
   * @param values what must not be null, nor hold a null
   * @return the things in their order, each once
   */
  public static <T> Set<T> each(String argument, @Nullable Collection<T> values) {
    Set<T> each = new LinkedHashSet<>();
    for (T value : present(argument, values)) {
      each.add(present(argument + "[" + each.size() + "]", value));
    }
    return each;
  }

  /**
   * Checks customer ids.
   *
   * @param argument the name of the argument
   * @param values the ids, each 1 or more
   * @return the ids in their order, each once
   */
  public static Set<Long> customerIds(String argument, @Nullable Collection<Long> values) {
    Set<Long> each = each(argument, values);
    for (long id : each) {
      if (id < 1) {
        throw new IllegalArgumentException(
            argument + " must be ids of customers, which are 1 or more, but one was " + id);
      }
    }
    return each;
  }

  /**
   * Refuses text that says nothing.
   *
   * @param argument the name of the argument
   * @param value what must not be null or blank
   * @return the text
   */
  public static String text(String argument, @Nullable String value) {
    String text = present(argument, value);
    if (text.isBlank()) {
      throw new IllegalArgumentException(argument + " must not be blank");
    }
    return text;
  }

  /**
   * Checks what a dangerous call asks for so that it is not made by mistake.
   *
   * @param argument the name of the argument
   * @param value what was given
   * @param expected what it must be
   */
  public static void confirmed(String argument, @Nullable Object value, Object expected) {
    if (!expected.equals(value)) {
      throw new IllegalArgumentException(
          argument
              + " must be "
              + expected
              + " again, to confirm that everything shall go, but was "
              + quote(value == null ? null : value.toString()));
    }
  }

  /**
   * Refuses null.
   *
   * @param <T> the type of the argument
   * @param argument the name of the argument
   * @param value what must not be null
   * @return the value
   */
  public static <T> T present(String argument, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException(argument + " must not be null");
    }
    return value;
  }

  /**
   * Checks a store hash.
   *
   * @param argument the name of the argument
   * @param value letters and digits alone, no part of the API path
   * @return the store hash
   */
  public static String storeHash(String argument, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(
          argument + " is missing: give the part of the store's API path after /stores/");
    }
    if (STORE_HASH.matcher(value).matches()) {
      return value;
    }
    Matcher apiPath = HASH_IN_API_PATH.matcher(value);
    String hint = apiPath.matches() ? "; did you mean " + quote(apiPath.group(1)) + "?" : "";
    throw new IllegalArgumentException(
        argument
            + " must be letters and digits alone, such as abc123, but was "
            + quote(value)
            + hint);
  }

  /**
   * Checks the address of the API.
   *
   * @param argument the name of the argument
   * @param value an https URL, or an http one of this machine; may have a path in front of {@code
   *     /stores}
   * @return the URL, whose path ends in a slash
   */
  public static HttpUrl baseUrl(String argument, @Nullable String value) {
    String text = present(argument, value);
    HttpUrl url = HttpUrl.parse(text);
    if (text.contains("@")) {
      throw new IllegalArgumentException(
          argument + " must hold no user and no password: the access token is the only credential");
    }
    if (url == null) {
      throw new IllegalArgumentException(
          argument + " must be a URL such as https://api.bigcommerce.com, but was " + quote(value));
    }
    if (!url.isHttps() && !LOOPBACK.matcher(url.host()).matches()) {
      throw new IllegalArgumentException(
          argument
              + " must begin with https, so that the access token is not sent in the clear"
              + " (http is for this machine alone), but was "
              + quote(value));
    }
    if (url.query() != null
        || url.fragment() != null
        || url.pathSegments().stream().anyMatch("stores"::equalsIgnoreCase)) {
      throw new IllegalArgumentException(
          argument
              + " must be the address of the API alone, such as https://api.bigcommerce.com,"
              + " without query and without /stores and what follows, but was "
              + quote(value));
    }
    return url.newBuilder().addPathSegment("").build();
  }

  /**
   * Checks a number that counts from 1.
   *
   * @param argument the name of the argument
   * @param value 1 or more
   * @return the number
   */
  public static int atLeastOne(String argument, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(argument + " must be 1 or more, but was " + value);
    }
    return value;
  }

  /**
   * Checks a range of pages.
   *
   * @param firstPage the number of the first page, 1 or more
   * @param lastPage the number of the last page, not less than the first
   * @param pageSize how many items a page holds, 1 or more
   */
  public static void pages(int firstPage, int lastPage, int pageSize) {
    atLeastOne("firstPage", firstPage);
    atLeastOne("pageSize", pageSize);
    if (lastPage < firstPage) {
      throw new IllegalArgumentException(
          "lastPage must be " + firstPage + " or more, but was " + lastPage);
    }
  }

  /**
   * Checks a timeout.
   *
   * @param argument the name of the argument
   * @param value from a millisecond to 24 days, which is what OkHttp can count
   * @return the timeout
   */
  public static Duration timeout(String argument, @Nullable Duration value) {
    Duration timeout = present(argument, value);
    if (timeout.compareTo(Duration.ofMillis(1)) < 0
        || timeout.compareTo(Duration.ofMillis(Integer.MAX_VALUE)) > 0) {
      throw new IllegalArgumentException(
          argument + " must be between 1 millisecond and 24 days, but was " + timeout);
    }
    return timeout;
  }

  /**
   * Checks a time to wait.
   *
   * @param argument the name of the argument
   * @param value from nothing to a day
   * @return the time
   */
  public static Duration upToADay(String argument, @Nullable Duration value) {
    Duration time = present(argument, value);
    if (time.isNegative() || time.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(
          argument + " must be between 0 and a day, but was " + time);
    }
    return time;
  }

  /** In quotes, on one line and bounded, so that it can stand in a message. */
  static String quote(@Nullable String text) {
    return text == null
        ? "null"
        : '"' + printable(text.replace("\\", "\\\\").replace("\"", "\\\""), QUOTE_LIMIT) + '"';
  }

  /** On one line and bounded: what a terminal or a log could take for more than text is escaped. */
  static String printable(String text, int limit) {
    StringBuilder printable = new StringBuilder();
    text.codePoints()
        .limit(limit)
        .forEach(
            c -> {
              if (NOT_PRINTED.contains(Character.getType(c))) {
                printable.append(String.format("\\u%04x", c));
              } else {
                printable.appendCodePoint(c);
              }
            });
    return printable.append(text.codePointCount(0, text.length()) > limit ? "..." : "").toString();
  }
}
