package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.segments4j.call.RetryPolicy;
import io.github.segments4j.error.SegmentsException;
import io.github.segments4j.error.ServerException;
import io.github.segments4j.error.TransportException;
import io.github.segments4j.error.UnreadableResponseException;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.testing.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest extends FakeStoreTestBase {

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
  @ValueSource(ints = {408, 421, 425, 429, 500, 502, 503, 504, 520, 529})
  void retriesStatus(int status) {
    UUID segment = store.addSegment(625);
    store.quota(1000, Duration.ofSeconds(1), clock);
    store.failNext(3, Fault.response(status, "text/html", "<html></html>"));

    assertThat(list(segment)).containsExactlyElementsOf(store.shopperProfiles(segment));
    assertThat(requestedPages())
        .containsExactly("1/250", "1/250", "1/250", "1/250", "2/250", "3/250");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 400, 401, 403, 404, 409, 413, 418, 422, 501, 505, 519, 530})
  void doesNotRetryStatus(int status) {
    store.failNext(3, Fault.response(status, "text/plain", ""));

    assertThatThrownBy(() -> list(store.addSegment(1)).count())
        .isInstanceOf(SegmentsException.class);
    assertThat(store.requests()).hasSize(1);
  }

  @Test
  void retriesBrokenResponse() {
    UUID segment = store.addSegment(625);
    store.failNext(1, Fault.droppedConnection());
    store.failNext(1, Fault.truncatedBody());

    assertThat(list(segment)).containsExactlyElementsOf(store.shopperProfiles(segment));
  }

  @Test
  void retriesReadTimeout() {
    UUID segment = store.addSegment(1);
    store.failNext(1, Fault.delay(Duration.ofSeconds(5)));
    try (SegmentsClient impatient = clientBuilder().readTimeout(Duration.ofMillis(100)).build()) {
      assertThat(list(impatient, segment).count()).isEqualTo(1);
    }
    assertThat(store.requests()).hasSize(2);
  }

  @Test
  void survivesFailureOfHalfTheRequests() {
    UUID segment = store.addSegment(1000);
    store.failRandomly(1, 0.5, Fault.response(502, "text/html", ""));

    assertThat(list(segment).pageSize(50))
        .containsExactlyElementsOf(store.shopperProfiles(segment));
  }

  @Test
  void survivesOneMinuteOfMaintenance() {
    for (int i = 0; i < 50; i++) {
      Duration end = clock.elapsed().plusMinutes(1);
      store.failNext(1000, Fault.response(503, "text/plain", "maintenance"));
      clock.onWait(
          () -> {
            if (clock.elapsed().compareTo(end) > 0) {
              store.clearFaults();
            }
          });
      assertThat(list(store.addSegment(1)).count()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void maxAttempts_isExact(int attempts) {
    assertThat(failureAfter(attempts).call().attempts()).isEqualTo(attempts);
    assertThat(store.requests()).hasSize(attempts);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 7})
  void message_namesAttempts(int attempts) {
    assertThat(failureAfter(attempts)).hasMessageContaining("attempts");
  }

  @Test
  void message_ofOneAttempt_omitsAttempts() {
    assertThat(failureAfter(1)).hasMessageNotContaining("attempts");
  }

  private SegmentsException failureAfter(int attempts) {
    store.failNext(1000, Fault.response(502, "text/html", ""));
    try (SegmentsClient few =
        clientBuilder().retryPolicy(RetryPolicy.standard().maxAttempts(attempts)).build()) {
      return catchThrowableOfType(
          ServerException.class, () -> list(few, UUID.randomUUID()).count());
    }
  }

  @Test
  void noRetries_disablesOkHttpRetriesToo() {
    for (Fault fault :
        List.of(
            Fault.response(503, Map.of("Retry-After", "0"), new byte[0]),
            Fault.droppedConnection(),
            Fault.truncatedBody())) {
      int before = store.requests().size();
      store.failNext(1, fault);
      try (SegmentsClient once = clientBuilder().retryPolicy(RetryPolicy.none()).build()) {
        assertThatThrownBy(() -> list(once, store.addSegment(1)).count())
            .isInstanceOf(SegmentsException.class);
        assertThat(store.requests()).as(fault.toString()).hasSize(before + 1);
      }
    }
  }

  @Test
  void totalTimeout_endsRetries() {
    store.failNext(1000, Fault.response(502, "text/html", ""));
    try (SegmentsClient bounded =
        clientBuilder()
            .retryPolicy(
                RetryPolicy.standard().maxAttempts(1000).totalTimeout(Duration.ofSeconds(30)))
            .build()) {
      assertThatThrownBy(() -> list(bounded, UUID.randomUUID()).count())
          .isInstanceOf(ServerException.class);
    }
    assertThat(clock.elapsed()).isLessThanOrEqualTo(Duration.ofSeconds(30));
    assertThat(store.requests()).hasSizeGreaterThan(3);
  }

  @Test
  void backoff_doublesUpToMaxBackoff() {
    assertThat(backoffs(new HighestNumber())).containsExactly(1000L, 2000L, 4000L, 4000L, 4000L);
  }

  @Test
  void backoff_hasFullJitter() {
    Random expected = new Random(1);

    assertThat(backoffs(new Random(1)))
        .containsExactly(
            expected.nextLong(1001),
            expected.nextLong(2001),
            expected.nextLong(4001),
            expected.nextLong(4001),
            expected.nextLong(4001));
  }

  /** Returns the times between the six attempts of a call, in milliseconds. */
  private List<Long> backoffs(RandomGenerator random) {
    List<Duration> sentAt = new ArrayList<>();
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addNetworkInterceptor(
                chain -> {
                  sentAt.add(clock.elapsed());
                  return chain.proceed(chain.request());
                })
            .build();
    RetryPolicy policy =
        new RetryPolicy(6, Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofHours(1));
    store.failNext(6, Fault.response(502, "text/html", ""));
    try (SegmentsClient six =
        clientBuilder().httpClient(http).retryPolicy(policy).random(random).build()) {
      assertThatThrownBy(() -> list(six, UUID.randomUUID()).count())
          .isInstanceOf(ServerException.class);
    }
    return IntStream.range(1, sentAt.size())
        .mapToObj(i -> sentAt.get(i).minus(sentAt.get(i - 1)).toMillis())
        .toList();
  }

  @Test
  void interrupt_endsBackoff_withLastStatus() {
    store.failNext(1000, Fault.response(502, "text/html", ""));
    clock.onWait(() -> Thread.currentThread().interrupt());

    assertThatThrownBy(() -> list(store.addSegment(1)).count())
        .isInstanceOf(TransportException.class)
        .returns(502, e -> ((SegmentsException) e).statusCode());
    assertThat(Thread.interrupted()).isTrue();
    assertThat(store.requests()).hasSize(1);
  }

  @Test
  void close_endsBackoff() {
    store.failNext(1000, Fault.response(502, "text/html", ""));
    clock.onWait(client::close);

    assertThatThrownBy(() -> list(store.addSegment(1)).count())
        .isInstanceOf(SegmentsException.class);
    assertThat(store.requests()).hasSize(1);
  }

  @Test
  void truncatedBody_failsAfterMaxAttempts() {
    UUID segment = store.addSegment(625);
    store.failPage(2, Fault.truncatedBody());
    List<ShopperProfile> delivered = new ArrayList<>();
    try (SegmentsClient five =
        clientBuilder().retryPolicy(RetryPolicy.standard().maxAttempts(5)).build()) {
      SegmentsException e =
          catchThrowableOfType(
              TransportException.class, () -> list(five, segment).forEach(delivered::add));
      store.clearFaults();

      assertThat(e.page()).isEqualTo(2);
      assertThat(e.call().attempts()).isEqualTo(5);
      assertThat(e).hasMessageContaining(Messages.TRUNCATED_BODY + " after 5 attempts");
      assertThat(delivered).isEqualTo(store.shopperProfiles(segment).subList(0, 250));
      assertThat(list(segment).startingAt(e.page())).hasSize(375);
    }
  }

  @Test
  void endlessBody_isNotRetried() {
    store.failNext(1, Fault.endlessBody());

    assertThatThrownBy(() -> list(store.addSegment(1)).count())
        .isInstanceOf(UnreadableResponseException.class)
        .hasMessageContaining(Messages.BODY_OVER_LIMIT);
    assertThat(store.requests()).hasSize(1);
  }

  @Test
  void maxResponseBytes_isConfigurable() {
    UUID segment = store.addSegment(625);
    try (SegmentsClient small = clientBuilder().maxResponseBytes(1000).build()) {
      var listing = list(small, segment);
      assertThat(listing.pageSize(5)).hasSize(625);
      assertThatThrownBy(() -> listing.page(1)).hasMessageContaining("larger than 1000 bytes");
    }
  }

  @Test
  void unreadableBody_isNotRetried() {
    store.failNext(1, Fault.response(200, "text/html", "<html></html>"));

    assertThatThrownBy(() -> list(store.addSegment(1)).count())
        .isInstanceOf(UnreadableResponseException.class);
    assertThat(store.requests()).hasSize(1);
  }

  @Test
  void policy_appliesPerCall() {
    UUID segment = store.addSegment(100);
    try (SegmentsClient three =
        clientBuilder().retryPolicy(RetryPolicy.standard().maxAttempts(3)).build()) {
      var listing = list(three, segment).pageSize(10);
      IntStream.rangeClosed(1, 10)
          .forEach(
              page -> {
                store.failNext(2, Fault.response(502, "text/html", ""));
                assertThat(listing.page(page).items()).hasSize(10);
              });
    }
    assertThat(store.requests()).hasSize(30);
  }
}
