package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.segments4j.call.Operation;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.paging.PagedIterable;
import io.github.segments4j.testing.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors of interceptors, and exceptions of listeners, while a listing is consumed. */
class ListingErrorsTest extends FakeStoreTestBase {

  private static final int PAGE = 3;

  private final CountDownLatch sent = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private Error error;

  static Stream<Error> errors() {
    return Stream.of(
        new NoClassDefFoundError("some/optional/Type"),
        new StackOverflowError(),
        new AssertionError("interceptor"));
  }

  static Stream<Throwable> exceptions() {
    return Stream.concat(Stream.of(new IllegalArgumentException("listener")), errors());
  }

  @Override
  protected SegmentsClient.Builder clientBuilder() {
    // Longer than the tests wait: a request ends in time only if it is canceled.
    OkHttpClient http =
        new OkHttpClient.Builder()
            .readTimeout(Duration.ofMinutes(1))
            .addInterceptor(this::intercept)
            .build();
    return super.clientBuilder().httpClient(http);
  }

  private Response intercept(Interceptor.Chain chain) throws IOException {
    if (chain.request().tag(Operation.class).page() != PAGE) {
      return chain.proceed(chain.request());
    }
    if (error != null) {
      throw error;
    }
    sent.countDown();
    try {
      return chain.proceed(chain.request());
    } finally {
      ended.countDown();
    }
  }

  @ParameterizedTest
  @MethodSource("errors")
  void error_isThrownAfterPrecedingItems(Error thrown) {
    UUID segment = store.addSegment(100);
    error = thrown;
    for (int concurrency : new int[] {1, 4}) {
      PagedIterable<ShopperProfile> listing = list(segment).pageSize(10).concurrency(concurrency);
      List<ShopperProfile> iterated = new ArrayList<>();
      List<ShopperProfile> streamed = new ArrayList<>();

      assertThat(catchThrowable(() -> listing.forEach(iterated::add))).isSameAs(thrown);
      assertThat(catchThrowable(() -> listing.stream().forEach(streamed::add))).isSameAs(thrown);

      assertThat(iterated).isEqualTo(store.shopperProfiles(segment).subList(0, 20));
      assertThat(streamed).isEqualTo(iterated);
    }
  }

  @ParameterizedTest
  @MethodSource("errors")
  void error_reachesSubscriber(Error thrown) throws Exception {
    UUID segment = store.addSegment(100);
    error = thrown;
    for (int concurrency : new int[] {1, 4}) {
      List<Object> expected = new ArrayList<>(store.shopperProfiles(segment).subList(0, 20));
      expected.add(thrown);

      assertThat(signals(list(segment).pageSize(10).concurrency(concurrency))).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("errors")
  void error_reachesFuture(Error thrown) {
    error = thrown;

    assertThatThrownBy(() -> list(store.addSegment(100)).pageAsync(PAGE).get(10, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isSameAs(thrown);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void errorOnce_iteratorContinues(int concurrency) {
    UUID segment = store.addSegment(100);
    error = new AssertionError("interceptor");
    var profiles = list(segment).pageSize(10).concurrency(concurrency).iterator();
    List<ShopperProfile> delivered = new ArrayList<>();

    assertThat(catchThrowable(() -> profiles.forEachRemaining(delivered::add))).isSameAs(error);
    error = null;
    profiles.forEachRemaining(delivered::add);

    assertThat(delivered).isEqualTo(store.shopperProfiles(segment));
  }

  @ParameterizedTest
  @MethodSource("exceptions")
  void listenerException_endsListing(Throwable thrown) throws Exception {
    PagedIterable<ShopperProfile> listing = changingListing(thrown);
    List<ShopperProfile> delivered = new ArrayList<>();

    assertThat(catchThrowable(() -> listing.forEach(delivered::add))).isSameAs(thrown);

    assertThat(delivered).hasSize(10);
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("exceptions")
  void listenerException_reachesSubscriber(Throwable thrown) throws Exception {
    List<Object> signals = signals(changingListing(thrown));

    assertThat(signals).hasSize(11).endsWith(thrown);
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"onNext", "onComplete"})
  void subscriberError_isLastSignal(String failing) throws Exception {
    List<String> signals = new ArrayList<>();
    AssertionError thrown = new AssertionError("subscriber");

    Throwable uncaught =
        uncaught(
            list(store.addSegment(2)).pageSize(1),
            (signal, value) -> {
              signals.add(signal);
              if (signal.equals(failing)) {
                throw thrown;
              }
            });

    assertThat(uncaught).isSameAs(thrown);
    assertThat(signals).containsOnlyOnce(failing).endsWith(failing);
  }

  @Test
  void subscriberError_cancelsRequests() throws Exception {
    AssertionError thrown = new AssertionError("subscriber");
    store.failPage(PAGE, Fault.delay(Duration.ofSeconds(30)));

    Throwable uncaught =
        uncaught(
            list(store.addSegment(100)).pageSize(10).concurrency(4),
            (signal, value) -> {
              awaitSent();
              throw thrown;
            });

    assertThat(uncaught).isSameAs(thrown);
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
  }

  /** Returns a listing whose listener throws at page 2, while page 3 is in flight. */
  private PagedIterable<ShopperProfile> changingListing(Throwable thrown) {
    UUID segment = store.addSegment(100);
    store.failPage(1, Fault.addingMembers(2));
    store.failPage(PAGE, Fault.delay(Duration.ofSeconds(30)));
    return list(segment)
        .pageSize(10)
        .concurrency(4)
        .onChange(
            change -> {
              awaitSent();
              if (thrown instanceof Error e) {
                throw e;
              }
              throw (RuntimeException) thrown;
            });
  }

  private void awaitSent() {
    try {
      assertThat(sent.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the exception that the receiver of the signals throws. */
  private static Throwable uncaught(
      PagedIterable<ShopperProfile> listing, BiConsumer<String, Object> receiver) throws Exception {
    CompletableFuture<Throwable> uncaught = new CompletableFuture<>();
    Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> uncaught.complete(e));
    try {
      subscribe(listing, receiver);
      return uncaught.get(10, TimeUnit.SECONDS);
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(handler);
    }
  }

  /** Returns the items of the publisher, and the exception that ends them. */
  private static List<Object> signals(PagedIterable<ShopperProfile> listing) throws Exception {
    List<Object> signals = new ArrayList<>();
    CompletableFuture<List<Object>> ended = new CompletableFuture<>();
    subscribe(
        listing,
        (signal, value) -> {
          signals.add(value);
          if (!signal.equals("onNext")) {
            ended.complete(signals);
          }
        });
    return ended.get(10, TimeUnit.SECONDS);
  }

  /** Requests all items, and passes each signal to a receiver by its name and value. */
  private static void subscribe(
      PagedIterable<ShopperProfile> listing, BiConsumer<String, Object> receiver) {
    listing
        .publisher()
        .subscribe(
            new Flow.Subscriber<>() {
              @Override
              public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
              }

              @Override
              public void onNext(ShopperProfile profile) {
                receiver.accept("onNext", profile);
              }

              @Override
              public void onError(Throwable failure) {
                receiver.accept("onError", failure);
              }

              @Override
              public void onComplete() {
                receiver.accept("onComplete", "");
              }
            });
  }
}
