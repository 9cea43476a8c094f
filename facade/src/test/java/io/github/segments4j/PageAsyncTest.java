package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.segments4j.call.Operation;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.paging.Page;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The queue of asynchronous calls. */
class PageAsyncTest extends FakeStoreTestBase {

  private static final int MAX_IN_FLIGHT = 16;

  private final Semaphore proceed = new Semaphore(0);
  private final BlockingQueue<Integer> started = new LinkedBlockingQueue<>();
  private List<CompletableFuture<Page<ShopperProfile>>> pages;

  /** Returns a builder for a client whose requests wait for permission. */
  @Override
  protected SegmentsClient.Builder clientBuilder() {
    Interceptor gate =
        chain -> {
          started.add(chain.request().tag(Operation.class).page());
          try {
            proceed.acquire();
          } catch (InterruptedException e) {
            throw new InterruptedIOException();
          }
          return chain.proceed(chain.request());
        };
    return super.clientBuilder()
        .httpClient(new OkHttpClient.Builder().addInterceptor(gate).build());
  }

  @BeforeEach
  void fillQueue() throws InterruptedException {
    UUID segment = store.addSegment(1);
    pages = IntStream.rangeClosed(1, MAX_IN_FLIGHT + 4).mapToObj(list(segment)::pageAsync).toList();
    for (int i = 0; i < MAX_IN_FLIGHT; i++) {
      assertThat(started.poll(10, TimeUnit.SECONDS)).isLessThanOrEqualTo(MAX_IN_FLIGHT);
    }
  }

  @Test
  void pageAsync_isBounded_andInOrder() throws InterruptedException {
    for (int page = MAX_IN_FLIGHT + 1; page <= pages.size(); page++) {
      assertThat(started).isEmpty();
      proceed.release();
      assertThat(started.poll(10, TimeUnit.SECONDS)).isEqualTo(page);
    }
    proceed.release(MAX_IN_FLIGHT);

    assertThat(pages).allSatisfy(page -> assertThat(page.get(10, TimeUnit.SECONDS)).isNotNull());
  }

  @Test
  void queuedPage_canceled_isNotSent() {
    pages.get(MAX_IN_FLIGHT).cancel(true);
    proceed.release(pages.size());

    CompletableFuture<Page<ShopperProfile>> last = pages.get(pages.size() - 1);
    assertThat(last).succeedsWithin(10, TimeUnit.SECONDS);
    assertThat(started).doesNotContain(MAX_IN_FLIGHT + 1);
  }

  @Test
  void closedClient_failsQueuedPages() {
    client.close();

    for (CompletableFuture<Page<ShopperProfile>> page :
        pages.subList(MAX_IN_FLIGHT, pages.size())) {
      assertThatThrownBy(page::join).hasCauseInstanceOf(IllegalStateException.class);
    }
  }
}
