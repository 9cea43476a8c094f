package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.segments4j.error.TransportException;
import io.github.segments4j.testing.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Interrupts of threads that wait for a response. */
class InterruptTest extends FakeStoreTestBase {

  /** Longer than the tests wait: a call ends in time only if the interrupt ends it. */
  private static final Duration LONG = Duration.ofMinutes(1);

  private final CountDownLatch sent = new CountDownLatch(1);
  private final CountDownLatch canceled = new CountDownLatch(1);

  /** The methods that throw when they are interrupted; a batch returns its result instead. */
  enum Blocking {
    PAGE((client, segment) -> list(client, segment).page(1)),
    COUNT((client, segment) -> list(client, segment).count()),
    ITERATOR((client, segment) -> list(client, segment).iterator().next()),
    PREFETCHING_ITERATOR(
        (client, segment) -> list(client, segment).concurrency(4).iterator().next()),
    STREAM((client, segment) -> list(client, segment).stream().count()),
    CREATE((client, segment) -> client.segments().create("VIP", null)),
    PLAN(
        (client, segment) ->
            client.segment(segment).shopperProfiles().syncToProfiles(List.of()).plan());

    private final BiConsumer<SegmentsClient, UUID> call;

    Blocking(BiConsumer<SegmentsClient, UUID> call) {
      this.call = call;
    }
  }

  @ParameterizedTest
  @EnumSource
  void interrupt_endsCall_andCancelsRequest(Blocking method) throws Exception {
    UUID segment = store.addSegment(1000);
    store.failNext(1, Fault.delay(LONG));
    try (SegmentsClient own = clientBuilder().httpClient(observedHttpClient()).build()) {
      FutureTask<Boolean> task =
          new FutureTask<>(
              () -> {
                assertThatThrownBy(() -> method.call.accept(own, segment))
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining(" failed: interrupted")
                    .hasMessageEndingWith(
                        ". Clear the interrupt flag of the thread before retrying.");
                return Thread.currentThread().isInterrupted();
              });
      Thread thread = new Thread(task);
      thread.start();
      assertThat(sent.await(10, TimeUnit.SECONDS)).isTrue();
      thread.interrupt();

      assertThat(task.get(10, TimeUnit.SECONDS)).isTrue();
      assertThat(canceled.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private OkHttpClient observedHttpClient() {
    return new OkHttpClient.Builder()
        .readTimeout(LONG)
        .eventListener(
            new EventListener() {
              @Override
              public void requestHeadersEnd(Call call, Request request) {
                sent.countDown();
              }

              @Override
              public void callFailed(Call call, IOException e) {
                canceled.countDown();
              }
            })
        .build();
  }
}
