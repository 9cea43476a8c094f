package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.segments4j.call.RetryPolicy;
import io.github.segments4j.error.SegmentsException;
import io.github.segments4j.error.ServerException;
import io.github.segments4j.error.TransportException;
import io.github.segments4j.error.UnauthorizedException;
import io.github.segments4j.error.UnexpectedStatusException;
import io.github.segments4j.error.UnreadableResponseException;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.testing.FakeStore;
import io.github.segments4j.testing.Fault;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import okhttp3.Cache;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpStackTest extends FakeStoreTestBase {

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
    store.failPage(
        1, Fault.response(200, Map.of("Content-Encoding", "gzip"), zipped.toByteArray()));

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
    store.failNext(1, Fault.response(200, headers, zipped.toByteArray()));

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
    store.failNext(1, Fault.response(status, Map.of("Location", location), new byte[0]));

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
  void hidesATokenThatAnAnswerRepeats() throws IOException {
    String token = "s3cr3t/t0k3n";
    String escaped = "s3cr3t\\\\/t0k3n";
    List<Fault> echoes = new ArrayList<>();
    for (int status : new int[] {200, 401, 502}) {
      for (String form : List.of(token, escaped, "s3cr3t\\u002ft0k3n")) {
        String json = "{\"title\": \"%s\", \"type\": \"%s\", \"errors\": {\"%s\": \"%s\"}}";
        echoes.add(
            Fault.response(
                status,
                Map.of("X-Echo", token, "X-Request-Id", token),
                json.replace("%s", form).getBytes()));
      }
    }
    echoes.add(Fault.response(502, "text/plain", token));
    echoes.add(Fault.response(502, "text/plain", "x".repeat(64 * 1024 - 6) + token));
    try (SegmentsClient other = client().accessToken(token).build()) {
      for (Fault echo : echoes) {
        store.failNext(1, echo);
        String all = everythingOf(other);
        assertThat(all).doesNotContain(token, "s3cr3t\\/t0k3n", "xs3cr");
      }
      assertThat(other + " " + other.segment(UUID.randomUUID()) + " " + client().accessToken(token))
          .doesNotContain(token);
    }
    try (ServerSocket raw = rawServer(token + "\r\n\r\n");
        SegmentsClient other =
            client().accessToken(token).baseUrl("http://127.0.0.1:" + raw.getLocalPort()).build()) {
      assertThat(everythingOf(other)).contains("[access token]").doesNotContain(token);
    }
  }

  private static String everythingOf(SegmentsClient client) {
    SegmentsException e =
        catchThrowableOfType(
            SegmentsException.class,
            () -> client.segment(UUID.randomUUID()).shopperProfiles().list().count());
    StringWriter all = new StringWriter();
    e.printStackTrace(new PrintWriter(all));
    all.append(e.body()).append(e.headers().toString());
    all.append(e.errors() + " " + e.title() + " " + e.type() + " " + e.requestId());
    return all.toString();
  }

  /** Answers one request with bytes of any kind. */
  private static ServerSocket rawServer(String answer) throws IOException {
    ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread thread =
        new Thread(
            () -> {
              try (Socket socket = server.accept()) {
                socket.getInputStream().read(new byte[4096]);
                socket.getOutputStream().write(answer.getBytes());
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    return server;
  }

  @Test
  void aStrangeStatusLineMakesNoLongMessage() throws IOException {
    try (ServerSocket raw = rawServer("\u001b[31m" + "x".repeat(3000) + "\r\n\r\n");
        SegmentsClient other = client().baseUrl("http://127.0.0.1:" + raw.getLocalPort()).build()) {
      assertThatThrownBy(() -> other.segment(UUID.randomUUID()).shopperProfiles().list().count())
          .isInstanceOf(TransportException.class)
          .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(600).doesNotContain("\u001b"));
    }
  }

  @Test
  void believesWhatTheInterceptorsOfTheUserMadeOfTheAnswer() {
    UUID segment = store.addSegment(1);
    assertThat(failureThrough(chain -> answer(chain, 503, "busy")))
        .isInstanceOf(ServerException.class)
        .returns(503, SegmentsException::statusCode)
        .returns("busy", SegmentsException::body);
    assertThat(failureThrough(chain -> answer(chain, 200, "<html>")))
        .isInstanceOf(UnreadableResponseException.class)
        .returns(200, SegmentsException::statusCode);

    store.failNext(1, Fault.response(403, "text/plain", "You don't have a required scope"));
    assertThat(
            failureThrough(
                chain -> {
                  chain.proceed(chain.request()).close();
                  return answer(chain, 500, "mapped");
                }))
        .isInstanceOf(ServerException.class);

    store.failNext(1, Fault.response(500, "text/plain", "first"));
    store.failNext(1, Fault.droppedConnection());
    assertThat(
            failureThrough(
                chain -> {
                  chain.proceed(chain.request()).close();
                  return chain.proceed(chain.request());
                }))
        .isInstanceOf(TransportException.class)
        .returns(0, SegmentsException::statusCode);
    assertThat(list(segment).count()).isEqualTo(1);
  }

  private static Response answer(Interceptor.Chain chain, int status, String body) {
    return new Response.Builder()
        .request(chain.request())
        .protocol(Protocol.HTTP_1_1)
        .code(status)
        .message("")
        .body(ResponseBody.create(body, null))
        .build();
  }

  private SegmentsException failureThrough(Interceptor interceptor) {
    OkHttpClient http = new OkHttpClient.Builder().addInterceptor(interceptor).build();
    try (SegmentsClient through = client().httpClient(http).build()) {
      return catchThrowableOfType(
          SegmentsException.class,
          () -> through.segment(UUID.randomUUID()).shopperProfiles().list().count());
    }
  }

  @Test
  void everyCallHasADeadline() {
    List<Long> deadlines = new ArrayList<>();
    OkHttpClient.Builder http =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  deadlines.add(chain.call().timeout().timeoutNanos());
                  return chain.proceed(chain.request());
                });
    for (SegmentsClient.Builder builder :
        List.of(
            client().httpClient(http.build()),
            client().httpClient(http.callTimeout(Duration.ofSeconds(7)).build()),
            client().httpClient(http.build()).callTimeout(Duration.ofSeconds(8)))) {
      try (SegmentsClient own = builder.build()) {
        own.segment(store.addSegment(1)).shopperProfiles().list().count();
      }
    }

    assertThat(deadlines)
        .extracting(Duration::ofNanos)
        .containsExactly(Duration.ofMinutes(5), Duration.ofSeconds(7), Duration.ofSeconds(8));
  }

  @Test
  void goesThroughTheProxyOfTheUser() {
    Proxy proxy =
        new Proxy(
            Proxy.Type.HTTP,
            new InetSocketAddress(
                InetAddress.getLoopbackAddress(), URI.create(store.url()).getPort()));
    OkHttpClient http = new OkHttpClient.Builder().proxy(proxy).build();
    UUID segment = store.addSegment(1);
    try (SegmentsClient own = client().baseUrl("http://127.0.0.1:9").httpClient(http).build()) {
      assertThat(own.segment(segment).shopperProfiles().list().count()).isEqualTo(1);
    }
    assertThat(store.requests()).hasSize(1);
  }

  @Test
  void usesTheCacheOfTheUser(@TempDir File folder) throws IOException {
    Map<String, String> headers = Map.of("Cache-Control", "max-age=60");
    String body = "{\"data\": [], \"meta\": {\"pagination\": {\"total\": 7}}}";
    store.failNext(1, Fault.response(200, headers, body.getBytes()));
    UUID segment = store.addSegment(1);
    try (Cache cache = new Cache(folder, 1_000_000);
        SegmentsClient own =
            client().httpClient(new OkHttpClient.Builder().cache(cache).build()).build()) {
      var listing = own.segment(segment).shopperProfiles().list();
      assertThat(listing.count()).isEqualTo(7);
      assertThat(listing.count()).isEqualTo(7);
    }
    assertThat(store.requests()).hasSize(1);
  }

  @Test
  void trustsWhomTheUserTrustsAndAsksNobodyElseTwice() throws Exception {
    HeldCertificate held =
        new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    HandshakeCertificates server =
        new HandshakeCertificates.Builder().heldCertificate(held).build();
    HandshakeCertificates user =
        new HandshakeCertificates.Builder().addTrustedCertificate(held.certificate()).build();
    HttpsServer https =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    https.setHttpsConfigurator(new HttpsConfigurator(server.sslContext()));
    https.createContext(
        "/",
        exchange -> {
          byte[] body = "{\"data\": [], \"meta\": {\"pagination\": {\"total\": 7}}}".getBytes();
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    https.start();
    String url = "https://localhost:" + https.getAddress().getPort();
    OkHttpClient trusting =
        new OkHttpClient.Builder()
            .sslSocketFactory(user.sslSocketFactory(), user.trustManager())
            .build();
    try (SegmentsClient own = client().baseUrl(url).httpClient(trusting).build();
        SegmentsClient strict = client().baseUrl(url).retryPolicy(RetryPolicy.standard()).build()) {
      assertThat(own.segment(UUID.randomUUID()).shopperProfiles().list().count()).isEqualTo(7);
      assertThatThrownBy(() -> strict.segment(UUID.randomUUID()).shopperProfiles().list().count())
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("SSLHandshakeException")
          .returns(1, e -> ((SegmentsException) e).call().attempts());
    } finally {
      https.stop(0);
    }
  }

  @Test
  void aClosedClientSendsNothingMore() {
    UUID segment = store.addSegment(1);
    var listing = list(segment);
    client.close();

    assertThatThrownBy(listing::count)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the client is closed");
    assertThat(listing.toString()).contains(segment.toString());
    assertThat(store.requests()).isEmpty();
  }

  @Test
  void leavesNoThreadThatKeepsTheProgramAlive() {
    list(store.addSegment(1)).count();
    client.close();

    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> !thread.isDaemon())
        .extracting(Thread::getName)
        .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("okhttp"));
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
