package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.segments4j.call.RetryPolicy;
import io.github.segments4j.error.RateLimitedException;
import io.github.segments4j.testing.Fault;
import java.time.Duration;
import java.util.Map;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Waits that responses request. */
class RetryAfterTest extends FakeStoreTestBase {

  private final FakeClock clock = new FakeClock();

  @BeforeEach
  void openWithRetries() {
    client.close();
    client = clientBuilder().build();
  }

  @Override
  protected SegmentsClient.Builder clientBuilder() {
    return super.clientBuilder()
        .retryPolicy(RetryPolicy.standard())
        .pacing(false)
        .clock(clock)
        .random(new HighestNumber());
  }

  @ParameterizedTest
  @CsvSource({
    "429, X-Rate-Limit-Time-Reset-Ms, 1500, 1500",
    "429, x-rate-limit-time-reset-ms, 1500, 1500",
    "429, X-Retry-After, 7, 7000",
    "429, Retry-After, 8, 8000",
    "503, Retry-After, 9, 9000",
    "429, Retry-After, 60, 60000",
  })
  void retryAfter_isWaited(int status, String header, String value, long millis) {
    store.quota(1_000_000, Duration.ofMillis(1), clock);
    store.failNext(1, Fault.response(status, Map.of(header, value), new byte[0]));
    RetryPolicy atOnce = RetryPolicy.standard().initialBackoff(Duration.ZERO);
    try (SegmentsClient impatient = clientBuilder().retryPolicy(atOnce).build()) {
      list(impatient, store.addSegment(1)).count();
    }

    assertThat(clock.elapsed()).isEqualTo(Duration.ofMillis(millis));
  }

  @Test
  void retryAfter_longestHeaderWins() {
    store.failNext(
        1,
        Fault.response(
            429,
            Map.of("X-Rate-Limit-Time-Reset-Ms", "1500", "X-Retry-After", "3", "Retry-After", "2"),
            new byte[0]));

    list(store.addSegment(1)).count();

    assertThat(clock.elapsed()).isBetween(Duration.ofSeconds(3), Duration.ofMillis(3500));
  }

  @ParameterizedTest
  @CsvSource({
    "429, X-Rate-Limit-Time-Reset-Ms, -1",
    "429, X-Rate-Limit-Time-Reset-Ms, NaN",
    "429, X-Rate-Limit-Time-Reset-Ms, 86400001",
    "429, X-Retry-After, ''",
    "429, Retry-After, 99999999999999999999",
    "429, Retry-After, 9223372036854775807",
    "503, Retry-After, tomorrow",
    "503, Retry-After, 'Thu, 01 Jan 2020 00:00:20 GMT'",
    "502, X-Rate-Limit-Time-Reset-Ms, 29000",
    "429, X-Rate-Limit-Requests-Left, 7",
  })
  void ignoresInvalidRetryAfter(int status, String header, String value) {
    store.failNext(1, Fault.response(status, Map.of(header, value), new byte[0]));
    store.quota(1_000_000, Duration.ofMillis(1), clock);

    assertThat(list(store.addSegment(1)).count()).isEqualTo(1);
    assertThat(clock.elapsed()).isLessThanOrEqualTo(Duration.ofMillis(500));
  }

  @Test
  void retryAfterBeyondMaxWait_fails() {
    store.failNext(
        1, Fault.response(429, Map.of("X-Rate-Limit-Time-Reset-Ms", "61000"), new byte[0]));

    RateLimitedException e =
        catchThrowableOfType(RateLimitedException.class, () -> list(store.addSegment(1)).count());

    assertThat(e.retryAfter()).contains(Duration.ofSeconds(61));
    assertThat(e).hasMessageContaining("Retry in 61 s");
    assertThat(store.requests()).hasSize(1);
    assertThat(clock.elapsed()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "'Thu, 01 Jan 2026 05:00:00 GMT', 'Thu, 01 Jan 2026 05:00:20 GMT'",
    "'Wed, 31 Dec 2025 23:00:00 GMT', 'Wed, 31 Dec 2025 23:00:20 GMT'",
    "today, 'Thu, 01 Jan 2026 00:00:20 GMT'",
    ", 'Thu, 01 Jan 2026 00:00:20 GMT'",
  })
  void retryAfterDate_isRelativeToDate(String date, String retryAfter) {
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addNetworkInterceptor(
                chain -> {
                  Response.Builder response = chain.proceed(chain.request()).newBuilder();
                  return (date == null
                          ? response.removeHeader("Date")
                          : response.header("Date", date))
                      .build();
                })
            .build();
    store.failNext(1, Fault.response(503, Map.of("Retry-After", retryAfter), new byte[0]));
    RetryPolicy atOnce = RetryPolicy.standard().initialBackoff(Duration.ZERO);
    try (SegmentsClient dated = clientBuilder().httpClient(http).retryPolicy(atOnce).build()) {
      list(dated, store.addSegment(1)).count();
    }

    assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(20));
  }

  @ParameterizedTest
  @CsvSource({
    "X-Rate-Limit-Time-Reset-Ms, 0",
    "X-Rate-Limit-Time-Reset-Ms, 5",
    "X-Retry-After, 0",
    "Retry-After, 0",
  })
  void shortWait_doesNotReplaceBackoff(String header, String value) {
    store.failNext(1000, Fault.response(429, Map.of(header, value), new byte[0]));
    clock.onWait(
        () -> {
          if (clock.elapsed().compareTo(Duration.ofSeconds(8)) > 0) {
            store.clearFaults();
          }
        });

    assertThat(list(store.addSegment(1)).count()).isEqualTo(1);
    assertThat(store.requests()).hasSizeLessThan(10);
  }

  @Test
  void retryAfterOf503_isBoundedByTotalTimeout() {
    store.failNext(1, Fault.response(503, Map.of("Retry-After", "70"), new byte[0]));

    assertThat(list(store.addSegment(1)).count()).isEqualTo(1);
    assertThat(clock.elapsed()).isBetween(Duration.ofSeconds(70), Duration.ofSeconds(71));
  }
}
