package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import reactor.adapter.JdkFlowAdapter;

/** The diagnostic context of SLF4J on the threads that send requests. */
class MdcTest extends FakeStoreTestBase {

  private final ConcurrentLinkedQueue<String> jobs = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void setContext() {
    MDC.put("job", "nightly");
  }

  @AfterEach
  void clearContext() {
    MDC.clear();
  }

  /** Returns a builder for a client that records the context of each attempt. */
  @Override
  protected SegmentsClient.Builder clientBuilder() {
    Interceptor recorder =
        chain -> {
          jobs.add(String.valueOf(MDC.get("job")));
          return chain.proceed(chain.request());
        };
    return super.clientBuilder()
        .httpClient(new OkHttpClient.Builder().addNetworkInterceptor(recorder).build());
  }

  @Test
  void pageAsync_hasContextOfCaller() throws Exception {
    list(store.addSegment(1)).pageAsync(1).get(10, TimeUnit.SECONDS);

    assertThat(jobs).containsExactly("nightly");
  }

  @Test
  void prefetch_hasContextOfCaller() {
    list(store.addSegment(100)).pageSize(10).concurrency(4).forEach(profile -> {});

    assertThat(jobs).hasSize(10).containsOnly("nightly");
  }

  @Test
  void publisher_hasContextOfCaller() {
    var publisher = list(store.addSegment(100)).pageSize(10).concurrency(4).publisher();
    JdkFlowAdapter.flowPublisherToFlux(publisher).blockLast();

    assertThat(jobs).hasSize(10).containsOnly("nightly");
  }

  @Test
  void batch_hasContextOfCaller() {
    List<UUID> ids = store.profileIds(1000);
    members(store.addSegment(0)).add(ids);

    assertThat(jobs).hasSize(20).containsOnly("nightly");
  }

  @Test
  void thread_keepsNoContext() throws Exception {
    UUID segment = store.addSegment(1);
    Interceptor careless =
        chain -> {
          jobs.add(String.valueOf(MDC.get("job")));
          MDC.put("job", "of an interceptor");
          throw new IllegalStateException("defect");
        };
    OkHttpClient http = new OkHttpClient.Builder().addInterceptor(careless).build();
    try (SegmentsClient own = clientBuilder().httpClient(http).build()) {
      list(own, segment).pageAsync(1).handle((page, failure) -> failure).get(10, TimeUnit.SECONDS);
      assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("job", "nightly"));
      MDC.clear();
      list(own, segment).pageAsync(1).handle((page, failure) -> failure).get(10, TimeUnit.SECONDS);
    }
    assertThat(jobs).containsExactly("nightly", "null");
  }
}
