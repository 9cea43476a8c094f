package io.github.segments4j.internal.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.Headers;

/**
 * Reads the wait that a response requests: {@code Retry-After} in seconds or as a date (RFC 9110,
 * 10.2.3), {@code X-Retry-After} in seconds, and after a 429 {@code X-Rate-Limit-Time-Reset-Ms} in
 * milliseconds. The longest counts; one below 0 or over a day is ignored. A date is relative to the
 * {@code Date} of the response, since the clocks may differ.
 *
 * <p>The reset counts only if the quota is used up. A 429 with requests left is for too many
 * concurrent requests, which the next window does not cure.
 */
public final class RetryAfter {

  private static final Duration MAX_WAIT = Duration.ofDays(1);

  private RetryAfter() {}

  /** Returns the wait that a response received at an instant requests. */
  public static Optional<Duration> of(int statusCode, Headers headers, Instant receivedAt) {
    return Stream.of(
            number(headers, "X-Rate-Limit-Time-Reset-Ms")
                .filter(reset -> isQuotaUsedUp(statusCode, headers))
                .map(Duration::ofMillis),
            number(headers, "X-Retry-After").map(Duration::ofSeconds),
            number(headers, "Retry-After").map(Duration::ofSeconds),
            date(headers, "Retry-After")
                .map(end -> Duration.between(date(headers, "Date").orElse(receivedAt), end)))
        .flatMap(Optional::stream)
        .filter(wait -> !wait.isNegative() && wait.compareTo(MAX_WAIT) <= 0)
        .max(Duration::compareTo);
  }

  private static Optional<Instant> date(Headers headers, String name) {
    return Optional.ofNullable(headers.getDate(name)).map(Date::toInstant);
  }

  /** Returns the integer in a header, if it has one. */
  static Optional<Long> number(Headers headers, String name) {
    String value = headers.get(name);
    try {
      return value == null ? Optional.empty() : Optional.of(Long.parseLong(value.trim()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static boolean isQuotaUsedUp(int statusCode, Headers headers) {
    return statusCode == StatusCodes.TOO_MANY_REQUESTS
        && number(headers, "X-Rate-Limit-Requests-Left").orElse(0L) <= 0;
  }
}
