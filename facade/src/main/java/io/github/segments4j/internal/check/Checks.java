package io.github.segments4j.internal.check;

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
 * Argument checks, made before a request is sent. Each returns its value, or throws an {@link
 * IllegalArgumentException} that names the argument, quotes the value and says what is right.
 */
public final class Checks {

  private static final Pattern STORE_HASH = Pattern.compile("[A-Za-z0-9]+");
  private static final Pattern HASH_IN_API_PATH =
      Pattern.compile("(?:.*stores/|store-)([A-Za-z0-9]+)(?:/.*)?");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.(\\d|[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])){3}|::1");
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");
  private static final Duration ONE_DAY = Duration.ofDays(1);
  private static final Duration MAX_TIMEOUT = Duration.ofMillis(Integer.MAX_VALUE);
  private static final int MAX_QUOTE_LENGTH = 100;

  private Checks() {}

  /** Checks that a value is not null. */
  public static <T> T notNull(String argument, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException(argument + " must not be null");
    }
    return value;
  }

  /** Checks that a collection holds no null, and returns its distinct elements in their order. */
  public static <T> Set<T> noNulls(String argument, @Nullable Collection<T> values) {
    Set<T> distinct = new LinkedHashSet<>(notNull(argument, values));
    check(!distinct.contains(null), "%s must not contain null", argument);
    return distinct;
  }

  /** Checks customer ids, which are 1 or more, and returns the distinct ones in their order. */
  public static Set<Long> customerIds(String argument, @Nullable Collection<Long> values) {
    Set<Long> ids = noNulls(argument, values);
    for (long id : ids) {
      check(id >= 1, "%s must be customer ids, 1 or more, but contained %s", argument, id);
    }
    return ids;
  }

  /** Checks that a string is not blank. */
  public static String notBlank(String argument, @Nullable String value) {
    String text = notNull(argument, value);
    check(!text.isBlank(), "%s must not be blank", argument);
    return text;
  }

  /** Checks the confirmation value of a destructive call. */
  public static void confirmation(String argument, @Nullable Object value, Object expected) {
    String message = "%s must be %s to confirm that everything is to be removed, but was %s";
    check(expected.equals(value), message, argument, expected, quote(value));
  }

  /** Parses a UUID in canonical form, with hexadecimal digits in either case. */
  public static UUID uuid(String argument, @Nullable String value) {
    try {
      return CanonicalUuid.parse(String.valueOf(value));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s must be a UUID such as 3fa85f64-5717-4562-b3fc-2c963f66afa6, but was %s"
              .formatted(argument, quote(value)));
    }
  }

  /** Checks a store hash: letters and digits, no other part of the API path. */
  public static String storeHash(String argument, @Nullable String value) {
    String hash = value == null ? "" : value;
    String missing = "%s is required: the part of the store's API path after /stores/";
    check(!hash.isBlank(), missing, argument);
    Matcher apiPath = HASH_IN_API_PATH.matcher(hash);
    String hint = apiPath.matches() ? "; did you mean " + quote(apiPath.group(1)) + "?" : "";
    String invalid = "%s must consist of letters and digits, such as abc123, but was %s%s";
    check(STORE_HASH.matcher(hash).matches(), invalid, argument, quote(hash), hint);
    return hash;
  }

  /**
   * Parses the base URL of the API: https, or http for a loopback address; a path before {@code
   * /stores} is allowed. The path of the result ends in a slash.
   */
  public static HttpUrl baseUrl(String argument, @Nullable String value) {
    String text = notNull(argument, value);
    String credentials = "%s must not contain a user or password: the token is the only credential";
    check(!text.contains("@"), credentials, argument);
    HttpUrl url = HttpUrl.parse(text);
    if (url == null) {
      throw new IllegalArgumentException(
          "%s must be a URL such as https://api.bigcommerce.com, but was %s"
              .formatted(argument, quote(text)));
    }
    check(
        url.isHttps() || LOOPBACK.matcher(url.host()).matches(),
        "%s must use https, so that the access token is encrypted (http is for localhost only), but was %s",
        argument,
        quote(text));
    check(
        url.query() == null
            && url.fragment() == null
            && url.pathSegments().stream().noneMatch("stores"::equalsIgnoreCase),
        "%s must not contain a query, or the path from /stores on, but was %s",
        argument,
        quote(text));
    return url.newBuilder().addPathSegment("").build();
  }

  /** Checks that a number is 1 or more. */
  public static int positive(String argument, int value) {
    check(value >= 1, "%s must be 1 or more, but was %s", argument, value);
    return value;
  }

  /** Checks a page size, 1 or more, against the maximum of its operation. */
  public static int pageSize(int value, int maximum) {
    positive("pageSize", value);
    check(value <= maximum, "pageSize must be %s or less, but was %s", maximum, value);
    return value;
  }

  /** Checks that a number is between 0 and 1. */
  public static double share(String argument, double value) {
    check(value >= 0 && value <= 1, "%s must be between 0 and 1, but was %s", argument, value);
    return value;
  }

  /** Checks a range of pages: the first is 1 or more, the last not less, the size 1 or more. */
  public static void pageRange(int firstPage, int lastPage, int pageSize) {
    positive("firstPage", firstPage);
    positive("pageSize", pageSize);
    check(lastPage >= firstPage, "lastPage must be %s or more, but was %s", firstPage, lastPage);
  }

  /** Checks a timeout: 1 millisecond to 24 days, the range of OkHttp. */
  public static Duration timeout(String argument, @Nullable Duration value) {
    return between(argument, value, Duration.ofMillis(1), MAX_TIMEOUT, "1 millisecond and 24 days");
  }

  /** Checks a deadline: 1 millisecond to a day. */
  public static Duration deadline(String argument, @Nullable Duration value) {
    return between(argument, value, Duration.ofMillis(1), ONE_DAY, "1 millisecond and a day");
  }

  /** Checks a wait: 0 to a day. */
  public static Duration upToOneDay(String argument, @Nullable Duration value) {
    return between(argument, value, Duration.ZERO, ONE_DAY, "0 and a day");
  }

  private static Duration between(
      String argument, @Nullable Duration value, Duration min, Duration max, String range) {
    Duration duration = notNull(argument, value);
    boolean isWithin = duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0;
    check(isWithin, "%s must be between %s, but was %s", argument, range, duration);
    return duration;
  }

  /** Returns a value in quotes, on one line and of bounded length, for a message. */
  public static String quote(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    String escaped = value.toString().replace("\\", "\\\\").replace("\"", "\\\"");
    return '"' + printable(escaped, MAX_QUOTE_LENGTH) + '"';
  }

  /** Returns text with control and format characters escaped, cut to a number of code points. */
  public static String printable(String text, int limit) {
    boolean isTooLong = text.codePointCount(0, text.length()) > limit;
    String start = isTooLong ? text.substring(0, text.offsetByCodePoints(0, limit)) : text;
    String escaped =
        UNPRINTABLE
            .matcher(start)
            .replaceAll(match -> "\\\\u%04x".formatted(match.group().codePointAt(0)));
    return isTooLong ? escaped + "..." : escaped;
  }

  @SuppressWarnings("AnnotateFormatMethod") // The annotation would be a dependency.
  private static void check(boolean condition, String message, @Nullable Object... values) {
    if (!condition) {
      throw new IllegalArgumentException(message.formatted(values));
    }
  }
}
