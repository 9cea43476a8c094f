package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.segments4j.call.CallOptions;
import io.github.segments4j.call.RetryPolicy;
import io.github.segments4j.error.RateLimitedException;
import io.github.segments4j.error.SegmentsException;
import io.github.segments4j.error.TransportException;
import io.github.segments4j.testing.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitTest extends FakeStoreTestBase {

  private static final Duration WINDOW = Duration.ofSeconds(2);

  private final FakeClock clock = new FakeClock();
  private final List<Integer> statuses = new ArrayList<>();
  private volatile Consumer<String> onResponse = page -> {};

  @BeforeEach
  void openWithQuota() {
    client.close();
    client = clientBuilder().build();
    store.quota(3, WINDOW, clock);
  }

  @Override
  protected SegmentsClient.Builder clientBuilder() {
    OkHttpClient counting =
        new OkHttpClient.Builder()
            .addNetworkInterceptor(
                chain -> {
                  var response = chain.proceed(chain.request());
                  synchronized (statuses) {
                    statuses.add(response.code());
                  }
                  onResponse.accept(chain.request().url().queryParameter("page"));
                  return response;
                })
            .build();
    return super.clientBuilder()
        .httpClient(counting)
        .retryPolicy(RetryPolicy.standard())
        .clock(clock);
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private long responses(int status) {
    synchronized (statuses) {
      return statuses.stream().filter(actual -> actual == status).count();
    }
  }

  @Test
  void quota_isUsedUpWithout429() {
    UUID segment = store.addSegment(80);

    assertThat(list(segment).pageSize(10))
        .containsExactlyElementsOf(store.shopperProfiles(segment));

    assertThat(responses(200)).isEqualTo(8);
    assertThat(responses(429)).isZero();
    assertThat(clock.elapsed()).isBetween(WINDOW.multipliedBy(2), WINDOW.multipliedBy(3));
  }

  @Test
  void quota_isSharedByThreads() throws Exception {
    UUID segment = store.addSegment(80);

    inThreads(4, page -> list(segment).pageSize(10).page(page).items().size(), 8);

    assertThat(responses(200)).isEqualTo(8);
    assertThat(responses(429)).isZero();
    assertThat(clock.elapsed()).isBetween(WINDOW.multipliedBy(2), WINDOW.multipliedBy(3));
  }

  @Test
  void quota_isSharedWithViews() {
    UUID segment = store.addSegment(80);
    SegmentsClient view = client.withOptions(CallOptions.none().header("X-Correlation-Id", "1"));

    for (int i = 0; i < 4; i++) {
      list(segment).count();
      list(view, segment).count();
    }

    assertThat(responses(429)).isZero();
  }

  @Test
  void sharedQuota_atMostOne429PerWindow() {
    UUID segment = store.addSegment(80);
    try (SegmentsClient other = clientBuilder().build()) {
      var mine = list(segment).pageSize(10).iterator();
      var theirs = list(other, segment).pageSize(10).iterator();
      int items = 0;
      while (mine.hasNext() && theirs.hasNext()) {
        mine.next();
        theirs.next();
        items++;
      }
      assertThat(items).isEqualTo(80);
    }
    long windows = clock.elapsed().dividedBy(WINDOW) + 1;
    assertThat(responses(200)).isEqualTo(16);
    assertThat(responses(429)).isLessThanOrEqualTo(windows);
  }

  @Test
  void remainingQuota_doesNotDelay() throws Exception {
    store.quota(100, WINDOW, clock);
    UUID segment = store.addSegment(80);

    inThreads(4, page -> list(segment).pageSize(1).page(page).items().size(), 80);

    assertThat(clock.elapsed()).isZero();
    assertThat(responses(200)).isEqualTo(80);
  }

  @Test
  void overtakenResponse_doesNotRaiseQuota() throws Exception {
    store.quota(20, WINDOW, clock);
    UUID segment = store.addSegment(80);
    list(segment).count();
    CountDownLatch received = new CountDownLatch(1);
    CountDownLatch overtaken = new CountDownLatch(1);
    onResponse =
        page -> {
          if (page.equals("77")) {
            received.countDown();
            await(overtaken);
          }
        };
    CompletableFuture<?> late = list(segment).pageSize(1).pageAsync(77);
    assertThat(await(received)).isTrue();
    for (int i = 0; i < 16; i++) {
      list(segment).count();
    }
    clock.advance(Duration.ofMillis(500));
    overtaken.countDown();
    late.get(1, TimeUnit.MINUTES);

    inThreads(4, page -> list(segment).pageSize(1).page(page).items().size(), 4);

    assertThat(responses(429)).isZero();
    assertThat(clock.elapsed()).isEqualTo(WINDOW);
  }

  @Test
  void responseOfNextWindow_raisesQuota() throws Exception {
    store.quota(3, WINDOW, clock);
    UUID segment = store.addSegment(80);
    list(segment).count();
    clock.advance(WINDOW.minusMillis(1));
    store.quota(1000, WINDOW, clock);
    list(segment).count();
    CountDownLatch both = new CountDownLatch(2);
    Queue<Boolean> bothInFlight = new ConcurrentLinkedQueue<>();
    onResponse =
        page -> {
          both.countDown();
          bothInFlight.add(await(both));
        };

    inThreads(2, page -> list(segment).pageSize(1).page(page).items().size(), 2);

    assertThat(bothInFlight).as("two in flight at a time").containsExactly(true, true);
  }

  @Test
  void failedRequest_countsAgainstQuota() {
    store.quota(2, WINDOW, clock);
    UUID segment = store.addSegment(80);
    try (SegmentsClient once = clientBuilder().retryPolicy(RetryPolicy.none()).build()) {
      var listing = list(once, segment).pageSize(1);
      listing.page(1);
      store.failNext(1, Fault.truncatedBody());
      assertThatThrownBy(() -> listing.page(2)).isInstanceOf(TransportException.class);

      listing.page(3);
    }

    assertThat(clock.elapsed()).isEqualTo(WINDOW);
  }

  @Test
  void windowOfOneDay_isAccepted() {
    store.quota(1, Duration.ofDays(1), clock);
    UUID segment = store.addSegment(1);
    list(segment).count();

    assertThatThrownBy(() -> list(segment).count()).isInstanceOf(RateLimitedException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "X-Rate-Limit-Requests-Left, -1",
    "X-Rate-Limit-Requests-Left, NaN",
    "X-Rate-Limit-Time-Reset-Ms, -5",
    "X-Rate-Limit-Time-Reset-Ms, 86400001",
    "X-Rate-Limit-Time-Reset-Ms, soon",
  })
  void invalidHeader_doesNotDelay(String header, String value) {
    store.quota(1000, WINDOW, clock);
    Map<String, String> left = new HashMap<>(Map.of("X-Rate-Limit-Requests-Left", "0"));
    left.put(header, value);
    store.failNext(5, Fault.response(200, left, "{\"data\": []}".getBytes()));

    for (int i = 0; i < 5; i++) {
      list(store.addSegment(1)).page(1);
    }

    assertThat(clock.elapsed()).isZero();
  }

  @Test
  void missingHeaders_doNotDelay() {
    store.quota(1000, WINDOW, clock);
    store.failNext(5, Fault.overload());
    UUID segment = store.addSegment(1);

    assertThat(list(segment).count()).isEqualTo(1);

    assertThat(responses(429)).isEqualTo(5);
    assertThat(clock.elapsed()).isLessThan(Duration.ofSeconds(16));
  }

  @Test
  void resetBeyondMaxWait_sendsNothing() {
    store.quota(1, Duration.ofSeconds(61), clock);
    UUID segment = store.addSegment(20);
    assertThat(list(segment).count()).isEqualTo(20);

    RateLimitedException e =
        catchThrowableOfType(RateLimitedException.class, () -> list(segment).page(2));

    assertThat(e.retryAfter()).contains(Duration.ofSeconds(61));
    assertThat(e.statusCode()).isZero();
    assertThat(e.page()).isEqualTo(2);
    assertThat(e).hasMessageContaining("was not sent").hasMessageContaining("Retry in 61 s");
    assertThat(store.requests()).hasSize(1);
    assertThat(clock.elapsed()).isZero();
  }

  @Test
  void maxRateLimitWait_isConfigurable() {
    store.quota(1, Duration.ofSeconds(61), clock);
    try (SegmentsClient patient = clientBuilder().maxRateLimitWait(Duration.ofMinutes(2)).build()) {
      var listing = list(patient, store.addSegment(20));
      assertThat(listing.pageSize(10)).hasSize(20);
    }
    assertThat(clock.elapsed()).isBetween(Duration.ofSeconds(61), Duration.ofSeconds(62));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> clientBuilder().maxRateLimitWait(Duration.ofDays(2)))
        .withMessageStartingWith("maxRateLimitWait must be between 0 and a day");
  }

  @Test
  void rateLimiting_canBeDisabled() {
    try (SegmentsClient unlimited =
        clientBuilder().pacing(false).retryPolicy(RetryPolicy.none()).build()) {
      var listing = list(unlimited, store.addSegment(80)).pageSize(10);

      SegmentsException e =
          catchThrowableOfType(RateLimitedException.class, () -> listing.forEach(profile -> {}));

      assertThat(e.page()).isEqualTo(4);
      assertThat(e.statusCode()).isEqualTo(429);
    }
    assertThat(clock.elapsed()).isZero();
  }

  @Test
  void interrupt_endsWaitForReset() {
    UUID segment = store.addSegment(80);
    clock.onWait(() -> Thread.currentThread().interrupt());

    assertThatThrownBy(() -> list(segment).pageSize(10).forEach(profile -> {}))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("interrupted while waiting for the rate limit");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(store.requests()).hasSize(3);
  }

  @Test
  void failedRequest_doesNotBlockOthers() {
    store.quota(1000, WINDOW, clock);
    store.failNext(3, Fault.droppedConnection());

    assertThat(list(store.addSegment(1)).count()).isEqualTo(1);
  }

  @Test
  void concurrencyLimit_isMetByRetries() throws Exception {
    store.quota(1_000_000, WINDOW, clock).concurrencyLimit(2);
    UUID segment = store.addSegment(40);
    RetryPolicy persistent =
        RetryPolicy.standard().maxAttempts(10_000).totalTimeout(Duration.ofDays(1));
    try (SegmentsClient one =
        clientBuilder().retryPolicy(persistent).maxRateLimitWait(Duration.ofDays(1)).build()) {
      var listing = list(one, segment).pageSize(1);

      assertThat(inThreads(8, page -> listing.page(page).items().size(), 40))
          .hasSize(40)
          .containsOnly(1);
    }
  }

  private interface PageCall {
    int run(int page);
  }

  private static List<Integer> inThreads(int threads, PageCall task, int pages) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Integer>> tasks =
          IntStream.rangeClosed(1, pages)
              .mapToObj(page -> (Callable<Integer>) () -> task.run(page))
              .collect(Collectors.toList());
      List<Integer> results = new ArrayList<>();
      for (Future<Integer> result : executor.invokeAll(tasks)) {
        results.add(result.get());
      }
      return results;
    } finally {
      executor.shutdownNow();
    }
  }
}
