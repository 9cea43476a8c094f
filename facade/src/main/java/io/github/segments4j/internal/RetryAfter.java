package io.github.segments4j.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Reads how long a store asks to wait: {@code Retry-After} in seconds or as a date (RFC 9110),
 * {@code X-Retry-After} in seconds, and after a 429 {@code X-Rate-Limit-Time-Reset-Ms} in
 * milliseconds. Where there are several, the longest counts; a wait below 0 or over a day is taken
 * for none.
 *
 * <p>The reset counts only where the quota is the reason: a 429 that says that requests are left is
 * for too many at once, and the next window is no cure for it.
 */
final class RetryAfter {

  private static final int TOO_MANY_REQUESTS = 429;
  private static final Duration ABSURD = Duration.ofDays(1);

  private RetryAfter() {}

  /**
   * The wait.
   *
   * @param status the status of the answer; other answers than 429 tell the reset of a window that
   *     has nothing to do with their failure
   * @param headers the headers of the answer
   * @param now when the answer came
   */
  static Optional<Duration> of(int status, Headers headers, Instant now) {
    return Stream.of(
            isQuotaSpent(status, headers)
                ? number(headers, "X-Rate-Limit-Time-Reset-Ms").map(Duration::ofMillis)
                : Optional.<Duration>empty(),
            number(headers, "X-Retry-After").flatMap(RetryAfter::seconds),
            number(headers, "Retry-After").flatMap(RetryAfter::seconds),
            date(headers.getDate("Retry-After"), now))
        .flatMap(Optional::stream)
        .filter(wait -> !wait.isNegative() && wait.compareTo(ABSURD) <= 0)
        .max(Duration::compareTo);
  }

  private static boolean isQuotaSpent(int status, Headers headers) {
    return status == TOO_MANY_REQUESTS
        && number(headers, "X-Rate-Limit-Requests-Left").orElse(0L) <= 0;
  }

  /** The number in a header; none if the header is missing or holds anything else. */
  static Optional<Long> number(Headers headers, String name) {
    String value = headers.get(name);
    try {
      return value == null ? Optional.empty() : Optional.of(Long.parseLong(value.trim()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> seconds(long seconds) {
    return Math.abs(seconds) > ABSURD.toSeconds()
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds(seconds));
  }

  private static Optional<Duration> date(@Nullable Date date, Instant now) {
    return date == null ? Optional.empty() : Optional.of(Duration.between(now, date.toInstant()));
  }
}
