package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.segments4j.call.Operation;
import io.github.segments4j.call.RetryPolicy;
import io.github.segments4j.error.SegmentsException;
import io.github.segments4j.error.ServerException;
import io.github.segments4j.error.TransportException;
import io.github.segments4j.error.UnreadableResponseException;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.paging.PagedIterable;
import io.github.segments4j.testing.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConcurrencyTest extends FakeStoreTestBase {

  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger mostInFlight = new AtomicInteger();

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "10, 1", "11, 2", "95, 10", "100, 10", "101, 11"})
  void listing_isComplete_withFewestRequests(int members, int requests) {
    UUID segment = store.addSegment(members);

    for (int concurrency : new int[] {2, 3, 16}) {
      int before = store.requests().size();
      assertThat(list(segment).pageSize(10).concurrency(concurrency))
          .containsExactlyElementsOf(store.shopperProfiles(segment));
      assertThat(store.requests()).hasSize(before + requests);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8, 16})
  void concurrency_isReachedAndNotExceeded(int concurrency) {
    int warmUp = 1 + concurrency / 2;
    CountDownLatch allInFlight = new CountDownLatch(concurrency);
    OkHttpClient http =
        countingHttpClient(
            chain -> {
              if (chain.request().tag(Operation.class).page() > warmUp) {
                allInFlight.countDown();
                await(allInFlight);
              }
              return chain.proceed(chain.request());
            });
    UUID segment = store.addSegment(10 * (warmUp + 2 * concurrency));
    try (SegmentsClient own = clientBuilder().httpClient(http).build()) {
      var listing = list(own, segment);
      assertThat(listing.pageSize(10).concurrency(concurrency))
          .containsExactlyElementsOf(store.shopperProfiles(segment));
    }
    assertThat(mostInFlight).hasValue(concurrency);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void prefetch_isBoundedByConcurrency() {
    UUID segment = store.addSegment(1000);

    assertThat(list(segment).pageSize(10).concurrency(4).stream().findFirst()).isPresent();
    assertThat(store.requests()).hasSizeLessThanOrEqualTo(1 + 4);

    assertThat(list(segment).pageSize(10).concurrency(4).stream().limit(25)).hasSize(25);
    assertThat(store.requests()).hasSizeLessThanOrEqualTo(1 + 4 + 3 + 4);
  }

  @Test
  void failure_deliversPrecedingItems_andNamesPage() {
    UUID segment = store.addSegment(100);
    store.failPage(5, Fault.response(500, "text/plain", "oops"));
    List<ShopperProfile> delivered = new ArrayList<>();
    PagedIterable<ShopperProfile> listing = list(segment).pageSize(10).concurrency(8);

    SegmentsException e =
        catchThrowableOfType(ServerException.class, () -> listing.forEach(delivered::add));
    store.clearFaults();

    assertThat(e.page()).isEqualTo(5);
    assertThat(delivered).isEqualTo(store.shopperProfiles(segment).subList(0, 40));
    assertThat(listing.startingAt(e.page()))
        .containsExactlyElementsOf(store.shopperProfiles(segment).subList(40, 100));
  }

  @Test
  void failedIterator_canContinue() {
    UUID segment = store.addSegment(100);
    store.failPage(4, Fault.response(503, "text/plain", ""));
    Iterator<ShopperProfile> profiles = list(segment).pageSize(10).concurrency(4).iterator();
    List<ShopperProfile> delivered = new ArrayList<>();

    assertThatThrownBy(() -> profiles.forEachRemaining(delivered::add))
        .isInstanceOf(ServerException.class);
    store.clearFaults();
    profiles.forEachRemaining(delivered::add);

    assertThat(delivered).isEqualTo(store.shopperProfiles(segment));
  }

  @Test
  void missingTotals_disableConcurrency() {
    UUID segment = store.addSegment(50);
    store.failNext(100, Fault.withoutMeta());
    try (SegmentsClient own =
        clientBuilder().httpClient(countingHttpClient(c -> c.proceed(c.request()))).build()) {
      assertThat(list(own, segment).pageSize(10).concurrency(4))
          .containsExactlyElementsOf(store.shopperProfiles(segment));
    }

    assertThat(mostInFlight).hasValue(1);
    assertThat(requestedPages()).containsExactly("1/10", "2/10", "3/10", "4/10", "5/10", "6/10");
  }

  @Test
  void movingTotal_isFollowed() {
    UUID growing = store.addSegment(40);
    store.failPage(1, Fault.addingMembers(20));
    assertThat(list(growing).pageSize(10).concurrency(2)).hasSize(60);
    store.clearFaults();

    UUID shrinking = store.addSegment(100);
    store.failPage(1, Fault.removingMembers(60));
    assertThat(list(shrinking).pageSize(10).concurrency(4)).hasSize(40);
  }

  @Test
  void pageSizeLoweredMidway_fails() {
    UUID segment = store.addSegment(100);
    store.failPage(6, Fault.pageSize(5));
    List<ShopperProfile> delivered = new ArrayList<>();

    assertThatThrownBy(() -> list(segment).pageSize(10).concurrency(4).forEach(delivered::add))
        .isInstanceOf(UnreadableResponseException.class)
        .hasMessageContaining("page size changed from 10 to 5 at page 6");
    assertThat(delivered).isEqualTo(store.shopperProfiles(segment).subList(0, 50));
  }

  @Test
  void throttling_lowersConcurrency() {
    UUID segment = store.addSegment(600);
    store.concurrencyLimit(3);
    try (SegmentsClient persistent =
        clientBuilder()
            .httpClient(countingHttpClient(chain -> chain.proceed(chain.request())))
            .retryPolicy(
                RetryPolicy.standard().maxAttempts(1000).initialBackoff(Duration.ofMillis(5)))
            .build()) {
      assertThat(list(persistent, segment).pageSize(2).concurrency(16))
          .containsExactlyElementsOf(store.shopperProfiles(segment));
    }
    assertThat(store.requests()).hasSizeBetween(300, 400);
  }

  @Test
  void closedStream_cancelsRequestsInFlight() throws Exception {
    UUID segment = store.addSegment(1000);
    for (int page = 2; page < 20; page++) {
      store.failPage(page, Fault.delay(Duration.ofSeconds(30)));
    }
    CountDownLatch sent = new CountDownLatch(4);
    CountDownLatch completed = new CountDownLatch(4);
    OkHttpClient http =
        countingHttpClient(
            chain -> {
              sent.countDown();
              try {
                return chain.proceed(chain.request());
              } finally {
                completed.countDown();
              }
            });
    try (SegmentsClient own = clientBuilder().httpClient(http).build()) {
      var listing = list(own, segment).pageSize(10).concurrency(6);
      try (Stream<ShopperProfile> stream = listing.stream()) {
        assertThat(stream.iterator().next()).isEqualTo(store.shopperProfiles(segment).get(0));
        assertThat(sent.await(10, TimeUnit.SECONDS)).isTrue();
      }

      assertThat(completed.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(sent.getCount()).isZero();
    }
  }

  @Test
  void interrupt_endsWaitForPage_andIsKept() {
    UUID segment = store.addSegment(1000);
    Iterator<ShopperProfile> profiles = list(segment).pageSize(10).concurrency(4).iterator();
    for (int i = 0; i < 10; i++) {
      profiles.next();
    }
    for (int page = 2; page < 10; page++) {
      store.failPage(page, Fault.delay(Duration.ofSeconds(30)));
    }
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> profiles.forEachRemaining(profile -> {}))
        .isInstanceOf(TransportException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void concurrency_below1_isRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> list(UUID.randomUUID()).concurrency(0))
        .withMessage("concurrency must be 1 or more, but was 0");
  }

  @Test
  void closedClient_doesNotPrefetch() {
    UUID segment = store.addSegment(1000);
    Iterator<ShopperProfile> profiles = list(segment).pageSize(10).concurrency(4).iterator();
    profiles.next();
    client.close();

    assertThatThrownBy(() -> profiles.forEachRemaining(profile -> {}))
        .isInstanceOfAny(IllegalStateException.class, SegmentsException.class);
  }

  private OkHttpClient countingHttpClient(Interceptor interceptor) {
    // Longer than the tests wait: a request ends in time only if it is canceled.
    return new OkHttpClient.Builder()
        .readTimeout(Duration.ofMinutes(1))
        .addInterceptor(
            chain -> {
              int now = inFlight.incrementAndGet();
              mostInFlight.accumulateAndGet(now, Math::max);
              try {
                return interceptor.intercept(chain);
              } finally {
                inFlight.decrementAndGet();
              }
            })
        .build();
  }
}
