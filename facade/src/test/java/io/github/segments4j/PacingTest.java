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

class PacingTest extends FakeStoreTestBase {

  private static final Duration WINDOW = Duration.ofSeconds(2);

  private final FakeClock time = new FakeClock();
  private final List<Integer> statuses = new ArrayList<>();
  private volatile Consumer<String> onAnswer = page -> {};

  @BeforeEach
  void openWithPacing() {
    client.close();
    client = client().build();
    store.quota(3, WINDOW, time);
  }

  @Override
  protected SegmentsClient.Builder client() {
    OkHttpClient counting =
        new OkHttpClient.Builder()
            .addNetworkInterceptor(
                chain -> {
                  var response = chain.proceed(chain.request());
                  synchronized (statuses) {
                    statuses.add(response.code());
                  }
                  onAnswer.accept(chain.request().url().queryParameter("page"));
                  return response;
                })
            .build();
    return super.client().httpClient(counting).retryPolicy(RetryPolicy.standard()).clock(time);
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private long answered(int status) {
    synchronized (statuses) {
      return statuses.stream().filter(each -> each == status).count();
    }
  }

  @Test
  void spendsTheQuotaToTheEndAndEarnsNo429() {
    UUID segment = store.addSegment(80);

    assertThat(list(segment).pageSize(10))
        .containsExactlyElementsOf(store.shopperProfiles(segment));

    assertThat(answered(200)).isEqualTo(8);
    assertThat(answered(429)).isZero();
    assertThat(time.elapsed()).isBetween(WINDOW.multipliedBy(2), WINDOW.multipliedBy(3));
  }

  @Test
  void sharesTheQuotaBetweenThreads() throws Exception {
    UUID segment = store.addSegment(80);

    inThreads(4, page -> list(segment).pageSize(10).page(page).items().size(), 8);

    assertThat(answered(200)).isEqualTo(8);
    assertThat(answered(429)).isZero();
    assertThat(time.elapsed()).isBetween(WINDOW.multipliedBy(2), WINDOW.multipliedBy(3));
  }

  @Test
  void sharesTheQuotaWithAViewOfTheClient() {
    UUID segment = store.addSegment(80);
    SegmentsClient view = client.withOptions(CallOptions.none().header("X-Correlation-Id", "1"));

    for (int i = 0; i < 4; i++) {
      list(segment).count();
      view.segment(segment).shopperProfiles().list().count();
    }

    assertThat(answered(429)).isZero();
  }

  @Test
  void learnsOfOtherAppsOfTheStoreWithOne429AWindowAtMost() {
    UUID segment = store.addSegment(80);
    try (SegmentsClient other = client().build()) {
      var mine = list(segment).pageSize(10).iterator();
      var theirs = other.segment(segment).shopperProfiles().list().pageSize(10).iterator();
      int items = 0;
      while (mine.hasNext() && theirs.hasNext()) {
        mine.next();
        theirs.next();
        items++;
      }
      assertThat(items).isEqualTo(80);
    }
    long windows = time.elapsed().dividedBy(WINDOW) + 1;
    assertThat(answered(200)).isEqualTo(16);
    assertThat(answered(429)).isLessThanOrEqualTo(windows);
  }

  @Test
  void holdsNobodyWhileThereIsQuota() throws Exception {
    store.quota(100, WINDOW, time);
    UUID segment = store.addSegment(80);

    inThreads(4, page -> list(segment).pageSize(1).page(page).items().size(), 80);

    assertThat(time.elapsed()).isZero();
    assertThat(answered(200)).isEqualTo(80);
  }

  @Test
  void anAnswerThatWasOvertakenGivesNoQuotaBack() throws Exception {
    store.quota(20, WINDOW, time);
    UUID segment = store.addSegment(80);
    list(segment).count();
    CountDownLatch answered = new CountDownLatch(1);
    CountDownLatch overtaken = new CountDownLatch(1);
    onAnswer =
        page -> {
          if (page.equals("77")) {
            answered.countDown();
            await(overtaken);
          }
        };
    CompletableFuture<?> late = list(segment).pageSize(1).pageAsync(77);
    assertThat(await(answered)).isTrue();
    for (int i = 0; i < 16; i++) {
      list(segment).count();
    }
    time.pass(Duration.ofMillis(500));
    overtaken.countDown();
    late.get(1, TimeUnit.MINUTES);

    inThreads(4, page -> list(segment).pageSize(1).page(page).items().size(), 4);

    assertThat(answered(429)).isZero();
    assertThat(time.elapsed()).isEqualTo(WINDOW);
  }

  @Test
  void anAnswerOfTheNextWindowOpensIt() throws Exception {
    store.quota(3, WINDOW, time);
    UUID segment = store.addSegment(80);
    list(segment).count();
    time.pass(WINDOW.minusMillis(1));
    store.quota(1000, WINDOW, time);
    list(segment).count();
    CountDownLatch both = new CountDownLatch(2);
    Queue<Boolean> met = new ConcurrentLinkedQueue<>();
    onAnswer =
        page -> {
          both.countDown();
          met.add(await(both));
        };

    inThreads(2, page -> list(segment).pageSize(1).page(page).items().size(), 2);

    assertThat(met).as("two in flight at a time").containsExactly(true, true);
  }

  @Test
  void aRequestWithoutAnAnswerCountsAsSpent() {
    store.quota(2, WINDOW, time);
    UUID segment = store.addSegment(80);
    try (SegmentsClient once = client().retryPolicy(RetryPolicy.none()).build()) {
      var listing = once.segment(segment).shopperProfiles().list().pageSize(1);
      listing.page(1);
      store.failNext(1, Fault.droppedConnection());
      assertThatThrownBy(() -> listing.page(2)).isInstanceOf(TransportException.class);

      listing.page(3);
    }

    assertThat(time.elapsed()).isEqualTo(WINDOW);
  }

  @Test
  void aWindowOfADayIsBelieved() {
    store.quota(1, Duration.ofDays(1), time);
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
  void absurdHeadersHoldNobody(String header, String value) {
    store.quota(1000, WINDOW, time);
    Map<String, String> left = new HashMap<>(Map.of("X-Rate-Limit-Requests-Left", "0"));
    left.put(header, value);
    store.failNext(5, Fault.response(200, left, "{\"data\": []}".getBytes()));

    for (int i = 0; i < 5; i++) {
      list(store.addSegment(1)).page(1);
    }

    assertThat(time.elapsed()).isZero();
  }

  @Test
  void aMissingHeaderHoldsNobody() {
    store.quota(1000, WINDOW, time);
    store.failNext(5, Fault.overload());
    UUID segment = store.addSegment(1);

    assertThat(list(segment).count()).isEqualTo(1);

    assertThat(answered(429)).isEqualTo(5);
    assertThat(time.elapsed()).isLessThan(Duration.ofSeconds(16));
  }

  @Test
  void sendsNothingWhenTheNextWindowIsFurtherThanACallMayWait() {
    store.quota(1, Duration.ofSeconds(61), time);
    UUID segment = store.addSegment(20);
    assertThat(list(segment).count()).isEqualTo(20);

    RateLimitedException e =
        catchThrowableOfType(RateLimitedException.class, () -> list(segment).page(2));

    assertThat(e.retryAfter()).contains(Duration.ofSeconds(61));
    assertThat(e.statusCode()).isZero();
    assertThat(e.page()).isEqualTo(2);
    assertThat(e).hasMessageContaining("was not sent").hasMessageContaining("61000 ms");
    assertThat(store.requests()).hasSize(1);
    assertThat(time.elapsed()).isZero();
  }

  @Test
  void theLongestWaitCanBeSet() {
    store.quota(1, Duration.ofSeconds(61), time);
    try (SegmentsClient patient = client().maxRateLimitWait(Duration.ofMinutes(2)).build()) {
      var listing = patient.segment(store.addSegment(20)).shopperProfiles().list();
      assertThat(listing.pageSize(10)).hasSize(20);
    }
    assertThat(time.elapsed()).isBetween(Duration.ofSeconds(61), Duration.ofSeconds(62));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client().maxRateLimitWait(Duration.ofDays(2)))
        .withMessageStartingWith("maxRateLimitWait must be between 0 and a day");
  }

  @Test
  void canBeTurnedOff() {
    try (SegmentsClient unpaced = client().pacing(false).retryPolicy(RetryPolicy.none()).build()) {
      var listing = unpaced.segment(store.addSegment(80)).shopperProfiles().list().pageSize(10);

      SegmentsException e =
          catchThrowableOfType(RateLimitedException.class, () -> listing.forEach(profile -> {}));

      assertThat(e.page()).isEqualTo(4);
      assertThat(e.statusCode()).isEqualTo(429);
    }
    assertThat(time.elapsed()).isZero();
  }

  @Test
  void anInterruptEndsTheHoldAtOnce() {
    UUID segment = store.addSegment(80);
    time.onWait(() -> Thread.currentThread().interrupt());

    assertThatThrownBy(() -> list(segment).pageSize(10).forEach(profile -> {}))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("interrupted while waiting for the quota");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(store.requests()).hasSize(3);
  }

  @Test
  void aRequestThatFailedBlocksNobody() {
    store.quota(1000, WINDOW, time);
    store.failNext(3, Fault.droppedConnection());

    assertThat(list(store.addSegment(1)).count()).isEqualTo(1);
  }

  @Test
  void aConcurrencyLimitIsMetByTryingAgain() throws Exception {
    store.quota(1_000_000, WINDOW, time).concurrencyLimit(2);
    UUID segment = store.addSegment(40);
    RetryPolicy stubborn =
        RetryPolicy.standard().maxAttempts(10_000).totalTimeout(Duration.ofDays(1));
    try (SegmentsClient one =
        client().retryPolicy(stubborn).maxRateLimitWait(Duration.ofDays(1)).build()) {
      var listing = one.segment(segment).shopperProfiles().list().pageSize(1);

      assertThat(inThreads(8, page -> listing.page(page).items().size(), 40))
          .hasSize(40)
          .containsOnly(1);
    }
  }

  private interface PageTask {
    int run(int page);
  }

  private static List<Integer> inThreads(int threads, PageTask task, int pages) throws Exception {
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
