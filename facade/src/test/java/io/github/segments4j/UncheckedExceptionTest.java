package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.segments4j.batch.BatchResult;
import io.github.segments4j.call.RetryPolicy;
import io.github.segments4j.error.SegmentsException;
import io.github.segments4j.error.TransportException;
import io.github.segments4j.testing.Fault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.Dns;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.adapter.JdkFlowAdapter;

/** Unchecked exceptions of OkHttp, and of the interceptors and listeners of the user. */
@Timeout(60)
class UncheckedExceptionTest extends FakeStoreTestBase {

  private static final RuntimeException DEFECT = new UnsupportedOperationException("defect");

  /** More than the concurrency limit of any operation. */
  private static final int FAILURES = 25;

  static Stream<Named<UnaryOperator<OkHttpClient.Builder>>> defects() {
    return Stream.of(
        Named.of("interceptor", http -> http.addInterceptor(chain -> fail())),
        Named.of("network interceptor", http -> http.addNetworkInterceptor(chain -> fail())),
        Named.of("DNS", http -> http.dns(host -> fail())),
        Named.of("cookie jar", http -> http.cookieJar(new BrokenCookieJar())),
        Named.of("authenticator", http -> http.authenticator((route, response) -> fail())),
        Named.of("listener factory", http -> http.eventListenerFactory(call -> fail())),
        Named.of("listener at the start", http -> http.eventListener(new BrokenStartListener())),
        Named.of("listener at the end", http -> http.eventListener(new BrokenEndListener())));
  }

  @ParameterizedTest
  @MethodSource("defects")
  void defect_isCauseOfTransportException(UnaryOperator<OkHttpClient.Builder> defect)
      throws Exception {
    Dns loopback = host -> List.of(InetAddress.getLoopbackAddress());
    OkHttpClient http = defect.apply(new OkHttpClient.Builder().dns(loopback)).build();
    UUID segment = store.addSegment(1);
    try (SegmentsClient own =
        clientBuilder()
            .httpClient(http)
            .baseUrl("http://localhost:" + URI.create(store.url()).getPort())
            .accessToken("other")
            .build()) {
      assertThatThrownBy(() -> list(own, segment).count())
          .satisfies(UncheckedExceptionTest::hasDefect);
      assertThatThrownBy(() -> list(own, segment).concurrency(4).forEach(profile -> {}))
          .satisfies(UncheckedExceptionTest::hasDefect);
      assertThatThrownBy(() -> list(own, segment).pageAsync(1).get(10, TimeUnit.SECONDS))
          .satisfies(
              // The listener factory is called when the listing is created.
              e -> hasDefect(e instanceof ExecutionException ? e.getCause() : e));
      assertThatThrownBy(
              () -> JdkFlowAdapter.flowPublisherToFlux(list(own, segment).publisher()).blockLast())
          .satisfies(UncheckedExceptionTest::hasDefect);
    }
  }

  @Test
  void batch_keepsResultsOfOtherRequests() {
    List<UUID> ids = store.profileIds(1000);
    UUID segment = store.addSegment(0);
    AtomicInteger requests = new AtomicInteger();
    Interceptor third =
        chain -> requests.incrementAndGet() == 3 ? fail() : chain.proceed(chain.request());
    try (SegmentsClient own = client(http -> http.addNetworkInterceptor(third))) {
      BatchResult<UUID, UUID> result = own.segment(segment).shopperProfiles().add(ids);

      assertThat(result.succeeded()).hasSize(950);
      assertThat(result.failed()).hasSize(50);
      assertThat(result.failed().values()).allSatisfy(failure -> hasDefect(failure.exception()));
    }
  }

  @Test
  void failures_releasePermitsAndRateLimit() {
    List<UUID> ids = store.profileIds(50 * FAILURES);
    UUID segment = store.addSegment(0);
    AtomicInteger requests = new AtomicInteger();
    Interceptor first =
        chain ->
            requests.incrementAndGet() <= 2 * FAILURES ? fail() : chain.proceed(chain.request());
    try (SegmentsClient own = client(http -> http.addNetworkInterceptor(first))) {
      SegmentShopperProfilesResource members = own.segment(segment).shopperProfiles();
      for (int i = 0; i < FAILURES; i++) {
        assertThatThrownBy(() -> members.list().count()).isInstanceOf(TransportException.class);
      }
      assertThat(members.add(ids).failed()).hasSize(50 * FAILURES);

      assertThat(members.add(ids).succeeded()).hasSize(50 * FAILURES);
      assertThat(members.list().count()).isEqualTo(50 * FAILURES);
    }
  }

  @Test
  void uncheckedException_isNotRetried() {
    AtomicInteger attempts = new AtomicInteger();
    Interceptor broken =
        chain -> {
          attempts.incrementAndGet();
          return fail();
        };
    OkHttpClient http = new OkHttpClient.Builder().addNetworkInterceptor(broken).build();
    try (SegmentsClient own =
        clientBuilder()
            .httpClient(http)
            .retryPolicy(RetryPolicy.standard())
            .clock(new FakeClock())
            .build()) {
      assertThatThrownBy(() -> list(own, UUID.randomUUID()).count())
          .isInstanceOf(TransportException.class);
    }
    assertThat(attempts).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        HTTP/1.1 103 Early Hints

        HTTP/1.1 103 Early Hints

        HTTP/1.1 400 Bad Request
        """,
        "HTTP/1.1 -20 OK\n",
        "HTTP/1.1 200 OK\nContent-Length: -540\n",
      })
  void oddResponse_throwsSegmentsException(String head) throws IOException {
    try (RawServer server = new RawServer(head.replace("\n", "\r\n") + "\r\n");
        SegmentsClient own = clientBuilder().baseUrl(server.url()).build()) {
      assertThatThrownBy(() -> list(own, UUID.randomUUID()).count())
          .isInstanceOf(SegmentsException.class);
    }
  }

  @Test
  void undeclaredException_isTransportFailure() {
    Interceptor kotlin = chain -> sneak(new InterruptedException("of an interceptor"));
    try (SegmentsClient own = client(http -> http.addInterceptor(kotlin))) {
      assertThatThrownBy(() -> list(own, UUID.randomUUID()).count())
          .isInstanceOf(TransportException.class)
          .hasCauseInstanceOf(InterruptedException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void token_isRedacted_inCircularCauses() {
    RuntimeException outer = new IllegalStateException("outer");
    RuntimeException inner = new IllegalStateException("with " + store.accessToken(), outer);
    outer.addSuppressed(new IllegalStateException("suppressed", inner));
    try (SegmentsClient own = client(http -> http.addInterceptor(chain -> sneak(outer)))) {
      assertThatThrownBy(() -> list(own, UUID.randomUUID()).count())
          .isInstanceOf(TransportException.class)
          .satisfies(e -> assertThat(stackTrace(e)).doesNotContain(store.accessToken()));
    }
  }

  @Test
  void error_isThrownAsItIs_andReleasesPermits() throws Exception {
    List<UUID> ids = store.profileIds(1);
    UUID segment = store.addSegment(1);
    AtomicInteger requests = new AtomicInteger();
    Error error = new NoClassDefFoundError("some/optional/Class");
    Interceptor first =
        chain ->
            requests.incrementAndGet() <= FAILURES ? sneak(error) : chain.proceed(chain.request());
    try (SegmentsClient own = client(http -> http.addNetworkInterceptor(first))) {
      assertThatThrownBy(() -> list(own, segment).pageAsync(1).get(10, TimeUnit.SECONDS))
          .hasCause(error);
      for (int i = 1; i < FAILURES; i++) {
        assertThatThrownBy(() -> list(own, segment).count()).isSameAs(error);
      }

      assertThat(own.segment(segment).shopperProfiles().add(ids).failed()).isEmpty();
      assertThat(list(own, segment).count()).isEqualTo(1);
    }
  }

  @Test
  void listenerOfCancel_cannotFailCancel() throws Exception {
    CountDownLatch sent = new CountDownLatch(1);
    CountDownLatch canceled = new CountDownLatch(1);
    EventListener listener =
        new EventListener() {
          @Override
          public void requestHeadersEnd(Call call, Request request) {
            sent.countDown();
          }

          @Override
          public void canceled(Call call) {
            canceled.countDown();
            fail();
          }
        };
    store.failNext(1, Fault.delay(Duration.ofSeconds(30)));
    try (SegmentsClient own = client(http -> http.eventListener(listener))) {
      CompletableFuture<?> page = list(own, store.addSegment(1)).pageAsync(1);
      assertThat(sent.await(10, TimeUnit.SECONDS)).isTrue();

      assertThat(page.cancel(true)).isTrue();
      assertThat(canceled.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void closedClient_isNotTransportFailure() {
    try (SegmentsClient own = client(http -> http)) {
      own.close();
      assertThatThrownBy(() -> list(own, UUID.randomUUID()).count())
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the client is closed");
    }
  }

  private SegmentsClient client(UnaryOperator<OkHttpClient.Builder> change) {
    return clientBuilder().httpClient(change.apply(new OkHttpClient.Builder()).build()).build();
  }

  private static void hasDefect(Throwable failure) {
    assertThat(failure)
        .isInstanceOf(TransportException.class)
        .hasCause(DEFECT)
        .hasMessageEndingWith(
            " failed: UnsupportedOperationException: defect. Check the HTTP client and its interceptors.");
  }

  private static <T> T fail() {
    throw DEFECT;
  }

  /** Throws any exception, as Kotlin does. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T, E extends Throwable> T sneak(Throwable failure) throws E {
    throw (E) failure;
  }

  private static String stackTrace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  private static final class BrokenCookieJar implements CookieJar {

    @Override
    public List<Cookie> loadForRequest(HttpUrl url) {
      return fail();
    }

    @Override
    public void saveFromResponse(HttpUrl url, List<Cookie> cookies) {}
  }

  private static final class BrokenStartListener extends EventListener {

    @Override
    public void callStart(Call call) {
      fail();
    }
  }

  private static final class BrokenEndListener extends EventListener {

    @Override
    public void callEnd(Call call) {
      fail();
    }
  }
}
