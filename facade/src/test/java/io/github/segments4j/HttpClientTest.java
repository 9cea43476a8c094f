package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.segments4j.testing.Fault;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import okhttp3.Cache;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An {@code OkHttpClient} that was passed to the builder: its settings hold, and it stays open. */
class HttpClientTest extends FakeStoreTestBase {

  private static final String TOTAL_OF_7 =
      """
      {"data": [], "meta": {"pagination": {"total": 7}}}
      """;

  @Test
  void httpClient_isUsedAndNotChanged() throws IOException {
    List<String> seen = new ArrayList<>();
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  seen.add(chain.request().url().encodedPath());
                  return chain.proceed(
                      chain.request().newBuilder().header("X-Trace", "t-1").build());
                })
            .build();
    UUID segment = store.addSegment(1);
    try (SegmentsClient own = clientBuilder().httpClient(http).build()) {
      assertThat(list(own, segment)).hasSize(1);
    }

    assertThat(seen).hasSize(1);
    assertThat(store.requests().get(0).header("x-trace")).isEqualTo("t-1");
    assertThat(http.followRedirects()).isTrue();
    assertThat(http.interceptors()).hasSize(1);
    Request request = new Request.Builder().url(store.url() + "/x").build();
    assertThat(http.newCall(request).execute().code()).isEqualTo(404);
    http.dispatcher().executorService().shutdown();
  }

  @Test
  void callTimeout_isSetOnEveryCall() {
    List<Long> timeouts = new ArrayList<>();
    OkHttpClient.Builder http =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  timeouts.add(chain.call().timeout().timeoutNanos());
                  return chain.proceed(chain.request());
                });
    for (SegmentsClient.Builder builder :
        List.of(
            clientBuilder().httpClient(http.build()),
            clientBuilder().httpClient(http.callTimeout(Duration.ofSeconds(7)).build()),
            clientBuilder().httpClient(http.build()).callTimeout(Duration.ofSeconds(8)))) {
      try (SegmentsClient own = builder.build()) {
        list(own, store.addSegment(1)).count();
      }
    }

    assertThat(timeouts)
        .extracting(Duration::ofNanos)
        .containsExactly(Duration.ofMinutes(5), Duration.ofSeconds(7), Duration.ofSeconds(8));
  }

  @Test
  void proxy_isUsed() {
    Proxy proxy =
        new Proxy(
            Proxy.Type.HTTP,
            new InetSocketAddress(
                InetAddress.getLoopbackAddress(), URI.create(store.url()).getPort()));
    OkHttpClient http = new OkHttpClient.Builder().proxy(proxy).build();
    UUID segment = store.addSegment(1);
    try (SegmentsClient own =
        clientBuilder().baseUrl("http://127.0.0.1:9").httpClient(http).build()) {
      assertThat(list(own, segment).count()).isEqualTo(1);
    }
    assertThat(store.requests()).hasSize(1);
  }

  @Test
  void cache_isUsed(@TempDir File folder) throws IOException {
    Map<String, String> headers = Map.of("Cache-Control", "max-age=60");
    store.failNext(1, Fault.response(200, headers, TOTAL_OF_7.getBytes()));
    UUID segment = store.addSegment(1);
    try (Cache cache = new Cache(folder, 1_000_000);
        SegmentsClient own =
            clientBuilder().httpClient(new OkHttpClient.Builder().cache(cache).build()).build()) {
      var listing = list(own, segment);
      assertThat(listing.count()).isEqualTo(7);
      assertThat(listing.count()).isEqualTo(7);
    }
    assertThat(store.requests()).hasSize(1);
  }
}
