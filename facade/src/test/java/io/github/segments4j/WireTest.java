package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.github.segments4j.client.model.ShopperProfile;
import io.github.segments4j.error.SegmentsException;
import io.github.segments4j.error.TransportException;
import io.github.segments4j.error.UnauthorizedException;
import io.github.segments4j.error.UnexpectedStatusException;
import io.github.segments4j.testing.FakeStore;
import io.github.segments4j.testing.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest extends StoreTest {

  private static final String PROFILE = "3fa85f64-5717-4562-b3fc-2c963f66afa6";

  @Test
  void asksForJsonAndSaysWhoItIs() {
    list(store.addSegment(1)).count();

    assertThat(store.requests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.method()).isEqualTo("GET");
              assertThat(request.header("accept")).isEqualTo("application/json");
              assertThat(request.header("user-agent")).matches("segments4j/\\d+\\.\\d+\\.\\d+.*");
              assertThat(request.header("accept-encoding")).contains("gzip");
            });
  }

  @Test
  void readsGzip() throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(("{\"data\": [{\"id\": \"" + PROFILE + "\"}]}").getBytes());
    }
    store.failPage(1, Fault.answer(200, Map.of("Content-Encoding", "gzip"), zipped.toByteArray()));

    assertThat(list(store.addSegment(0)).page(1).items())
        .extracting(ShopperProfile::id)
        .containsExactly(UUID.fromString(PROFILE));
  }

  @Test
  void boundsWhatGzipBecomes() throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      for (int i = 0; i < 100; i++) {
        gzip.write(new byte[1024 * 1024]);
      }
    }
    Map<String, String> headers = Map.of("Content-Encoding", "gzip");
    store.failNext(1, Fault.answer(200, headers, zipped.toByteArray()));

    assertThatThrownBy(() -> list(store.addSegment(1)).count())
        .hasMessageContaining("larger than 16777216 bytes");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsNoRedirect(int status) throws IOException {
    List<String> elsewhere = new ArrayList<>();
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext("/", exchange -> elsewhere.add(exchange.getRequestURI().toString()));
    other.start();
    String location = "http://127.0.0.1:" + other.getAddress().getPort() + "/";
    store.failNext(1, Fault.answer(status, Map.of("Location", location), new byte[0]));

    assertThatThrownBy(() -> list(store.addSegment(1)).count())
        .isInstanceOf(UnexpectedStatusException.class)
        .hasMessageContaining("Redirects are not followed");
    other.stop(0);

    assertThat(elsewhere).isEmpty();
    assertThat(store.requests()).hasSize(1);
  }

  @Test
  void keepsThePathOfTheBaseUrl() {
    try (SegmentsClient behindGateway = client().baseUrl(store.url() + "/gateway").build()) {
      assertThatThrownBy(
              () -> behindGateway.segment(UUID.randomUUID()).shopperProfiles().list().count())
          .isInstanceOf(SegmentsException.class);
    }
    assertThat(store.requests().get(0).path()).startsWith("/gateway/stores/" + store.storeHash());
  }

  @Test
  void usesTheClientOfTheUserAndLeavesItAsItIs() throws IOException {
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
    try (SegmentsClient own = client().httpClient(http).build()) {
      assertThat(own.segment(segment).shopperProfiles().list()).hasSize(1);
    }

    assertThat(seen).hasSize(1);
    assertThat(store.requests().get(0).header("x-trace")).isEqualTo("t-1");
    assertThat(http.followRedirects()).isTrue();
    assertThat(http.interceptors()).hasSize(1);
    Request plain = new Request.Builder().url(store.url() + "/x").build();
    assertThat(http.newCall(plain).execute().code()).isEqualTo(404);
    http.dispatcher().executorService().shutdown();
  }

  @Test
  void showsTheTokenToNoInterceptorAndNoOtherHost() {
    List<String> seen = new ArrayList<>();
    try (FakeStore elsewhere = FakeStore.start()) {
      OkHttpClient http =
          new OkHttpClient.Builder()
              .addInterceptor(
                  chain -> {
                    String url = chain.request().url().toString();
                    return chain.proceed(
                        chain
                            .request()
                            .newBuilder()
                            .url(url.replace(store.url(), elsewhere.url()))
                            .build());
                  })
              .addNetworkInterceptor(
                  chain -> {
                    seen.add(chain.request().headers().toString());
                    return chain.proceed(chain.request());
                  })
              .build();
      try (SegmentsClient own = client().httpClient(http).build()) {
        assertThatThrownBy(() -> own.segment(UUID.randomUUID()).shopperProfiles().list().count())
            .isInstanceOf(TransportException.class)
            .hasMessageContaining("not sent: an interceptor changed the address");
      }
      assertThat(elsewhere.requests()).isEmpty();
      assertThat(seen).singleElement().asString().doesNotContain("X-Auth-Token");
    }
  }

  @Test
  void hidesATokenThatAnAnswerRepeats() {
    String token = "s3cr3t-t0k3n";
    try (SegmentsClient other = client().accessToken(token).build()) {
      for (int status : new int[] {200, 401, 502}) {
        store.failNext(
            1,
            Fault.answer(
                status,
                Map.of("X-Echo", token, "X-Request-Id", token),
                ("{\"title\": \"" + token + "\", \"errors\": {\"" + token + "\": 1}}").getBytes()));
        SegmentsException e =
            catchThrowableOfType(
                SegmentsException.class,
                () -> other.segment(UUID.randomUUID()).shopperProfiles().list().count());

        StringWriter all = new StringWriter();
        e.printStackTrace(new PrintWriter(all));
        all.append(e.call().toString()).append(e.body()).append(e.headers().toString());
        assertThat(all.toString()).contains("[access token]").doesNotContain(token);
      }
      assertThat(other + " " + other.segment(UUID.randomUUID()) + " " + client().accessToken(token))
          .doesNotContain(token);
    }
  }

  @Test
  void sendsTheTokenOfTheClient() {
    try (SegmentsClient wrong = client().accessToken("wrong").build()) {
      assertThatThrownBy(() -> wrong.segment(UUID.randomUUID()).shopperProfiles().list().count())
          .isInstanceOf(UnauthorizedException.class)
          .hasMessageContaining("\"Unauthorized\"");
    }
  }

  @Test
  void anInterruptEndsTheCallAndStays() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> list(store.addSegment(1)).count())
        .isInstanceOf(TransportException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
