package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.segments4j.error.NotFoundException;
import io.github.segments4j.error.ServerException;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.paging.Page;
import io.github.segments4j.testing.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;

class AsyncTest extends FakeStoreTestBase {

  /** Longer than the tests wait: a request ends in time only if it is canceled. */
  private static final Duration READ_TIMEOUT = Duration.ofMinutes(1);

  @Test
  void pageAsync_completesWithPage() throws Exception {
    UUID segment = store.addSegment(625);

    CompletableFuture<Page<ShopperProfile>> page = list(segment).pageAsync(3);

    assertThat(page.get(10, TimeUnit.SECONDS).items())
        .isEqualTo(store.shopperProfiles(segment).subList(500, 625));
  }

  @Test
  void pageAsync_failsWithTypedException() {
    assertThatThrownBy(() -> list(UUID.randomUUID()).pageAsync(1).get(10, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void pageAsync_cancel_cancelsRequest() throws Exception {
    CountDownLatch sent = new CountDownLatch(1);
    CountDownLatch failed = new CountDownLatch(1);
    OkHttpClient http =
        new OkHttpClient.Builder()
            .readTimeout(READ_TIMEOUT)
            .eventListener(
                new EventListener() {
                  @Override
                  public void requestHeadersEnd(Call call, Request request) {
                    sent.countDown();
                  }

                  @Override
                  public void callFailed(Call call, IOException e) {
                    failed.countDown();
                  }
                })
            .build();
    store.failNext(1, Fault.delay(Duration.ofSeconds(30)));
    try (SegmentsClient own = clientBuilder().httpClient(http).build()) {
      CompletableFuture<Page<ShopperProfile>> page = list(own, store.addSegment(1)).pageAsync(1);
      assertThat(sent.await(10, TimeUnit.SECONDS)).isTrue();
      page.cancel(true);

      assertThat(failed.await(10, TimeUnit.SECONDS)).isTrue();
      assertThatThrownBy(page::join).isInstanceOf(CancellationException.class);
    }
  }

  @Test
  void publisher_fetchesOnDemand() throws Exception {
    UUID segment = store.addSegment(25);
    Collector<ShopperProfile> collector = new Collector<>();
    list(segment).pageSize(10).publisher().subscribe(collector);
    assertThat(store.requests()).isEmpty();

    collector.subscription.request(10);
    collector.await(10);
    assertThat(store.requests()).hasSize(1);

    collector.subscription.request(Long.MAX_VALUE);
    assertThat(collector.done.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(collector.received).isEqualTo(store.shopperProfiles(segment));
    assertThat(store.requests()).hasSize(3);
  }

  @Test
  void publisher_signalsAfterOnSubscribeReturned() throws Exception {
    CountDownLatch item = new CountDownLatch(1);
    CompletableFuture<Boolean> duringOnSubscribe = new CompletableFuture<>();
    list(store.addSegment(1))
        .publisher()
        .subscribe(
            new Collector<>() {
              @Override
              public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(1);
                try {
                  duringOnSubscribe.complete(item.await(100, TimeUnit.MILLISECONDS));
                } catch (InterruptedException e) {
                  duringOnSubscribe.completeExceptionally(e);
                }
              }

              @Override
              public void onNext(ShopperProfile profile) {
                item.countDown();
              }
            });

    assertThat(duringOnSubscribe.get()).isFalse();
    assertThat(item.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void publisher_ofPages() throws Exception {
    UUID segment = store.addSegment(25);
    Collector<Page<ShopperProfile>> collector = new Collector<>();
    list(segment).pageSize(10).concurrency(3).pages().publisher().subscribe(collector);

    collector.subscription.request(3);

    assertThat(collector.done.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(collector.received).extracting(Page::number).containsExactly(1, 2, 3);
  }

  @Test
  void publisher_failure_followsPrecedingItems() throws Exception {
    UUID segment = store.addSegment(25);
    store.failPage(3, Fault.response(500, "text/plain", ""));
    Collector<ShopperProfile> collector = new Collector<>();
    list(segment).pageSize(10).publisher().subscribe(collector);

    collector.subscription.request(Long.MAX_VALUE);

    assertThat(collector.done.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(collector.received).hasSize(20);
    assertThat(collector.failure)
        .isInstanceOf(ServerException.class)
        .returns(3, e -> ((ServerException) e).page());
  }

  @Test
  void publisher_cancel_cancelsRequests() throws Exception {
    UUID segment = store.addSegment(1000);
    for (int page = 2; page < 20; page++) {
      store.failPage(page, Fault.delay(Duration.ofSeconds(30)));
    }
    CountDownLatch failed = new CountDownLatch(2);
    OkHttpClient http =
        new OkHttpClient.Builder()
            .readTimeout(READ_TIMEOUT)
            .eventListener(
                new EventListener() {
                  @Override
                  public void callFailed(Call call, IOException e) {
                    failed.countDown();
                  }
                })
            .build();
    try (SegmentsClient own = clientBuilder().httpClient(http).build()) {
      Collector<ShopperProfile> collector = new Collector<>();
      list(own, segment).pageSize(10).concurrency(4).publisher().subscribe(collector);
      collector.subscription.request(Long.MAX_VALUE);
      collector.await(10);
      collector.subscription.cancel();

      assertThat(failed.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(collector.received).hasSize(10);
      assertThat(collector.failure).isNull();
    }
  }

  @Test
  void publisher_closedClient_signalsError() throws Exception {
    Collector<ShopperProfile> collector = new Collector<>();
    list(store.addSegment(1)).publisher().subscribe(collector);
    client.close();

    collector.subscription.request(1);

    assertThat(collector.done.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(collector.failure).isInstanceOf(IllegalStateException.class);
  }

  private static class Collector<T> implements Flow.Subscriber<T> {

    private final List<T> received = new ArrayList<>();
    private final CountDownLatch done = new CountDownLatch(1);
    private Flow.Subscription subscription;
    private volatile Throwable failure;

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
      subscription = newSubscription;
    }

    @Override
    public synchronized void onNext(T item) {
      received.add(item);
      notifyAll();
    }

    @Override
    public void onError(Throwable e) {
      failure = e;
      done.countDown();
    }

    @Override
    public void onComplete() {
      done.countDown();
    }

    synchronized void await(int items) throws InterruptedException {
      while (received.size() < items) {
        wait(10_000);
      }
    }
  }
}
