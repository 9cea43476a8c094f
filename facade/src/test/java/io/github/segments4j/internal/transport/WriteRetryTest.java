package io.github.segments4j.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.segments4j.FakeClock;
import io.github.segments4j.api.Idempotent;
import io.github.segments4j.call.RetryPolicy;
import io.github.segments4j.internal.http.AccessToken;
import io.github.segments4j.internal.http.HttpConfig;
import io.github.segments4j.testing.FakeStore;
import io.github.segments4j.testing.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.POST;
import retrofit2.http.PUT;

/** Writes are retried only where they had no effect, or have the same effect if repeated. */
class WriteRetryTest {

  private final FakeStore store = FakeStore.start();

  interface Writes {
    @POST("x")
    Call<Void> post(@Body RequestBody body);

    @PUT("x")
    Call<Void> put(@Body RequestBody body);

    @Idempotent
    @DELETE("x?id:in=1")
    Call<Void> delete();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504, 408})
  void serverError_isNotRetried(int status) throws IOException {
    for (Call<Void> write : writes(store.url())) {
      store.failNext(1, Fault.response(status, Map.of("Retry-After", "0"), new byte[0]));
      assertThat(write.execute().code()).isEqualTo(status);
    }
    assertThat(store.requests()).hasSize(3);
  }

  @Test
  void lostResponse_isNotRetried() {
    for (Call<Void> write : writes(store.url()).subList(0, 2)) {
      int before = store.requests().size();
      store.failNext(1, Fault.droppedConnection());
      assertThat(failureOf(write)).isInstanceOf(IOException.class);
      assertThat(store.requests()).hasSize(before + 1);
    }
  }

  @Test
  void lostResponse_ofIdempotentWrite_isRetried() throws IOException {
    Call<Void> delete = writes(store.url()).get(2);
    store.failNext(2, Fault.droppedConnection());

    assertThat(delete.execute().code()).isEqualTo(404);
    assertThat(store.requests()).hasSize(3);
  }

  @Test
  void truncatedSuccess_isResponse() throws IOException {
    Fault truncated = Fault.response(200, "text/plain", "some body").and(Fault.truncatedBody());
    for (Call<Void> write : writes(store.url())) {
      int before = store.requests().size();
      store.failNext(1, truncated);
      assertThat(write.execute().code()).isEqualTo(200);
      assertThat(store.requests()).hasSize(before + 1);
    }
  }

  @Test
  void throttled_isRetried() throws IOException {
    for (Call<Void> write : writes(store.url())) {
      int before = store.requests().size();
      store.failNext(2, Fault.overload());
      assertThat(write.execute().code()).isEqualTo(404);
      assertThat(store.requests()).hasSize(before + 3);
    }
  }

  @Test
  void noConnection_isRetried() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    FakeStore[] late = new FakeStore[1];
    Call<Void> post =
        writes(
                "http://127.0.0.1:" + port,
                () -> {
                  if (late[0] == null) {
                    late[0] = FakeStore.start(port);
                  }
                })
            .get(0);

    assertThat(post.execute().code()).isEqualTo(404);
    assertThat(late[0].requests()).hasSize(1);
    late[0].close();
  }

  private static IOException failureOf(Call<Void> call) {
    try {
      call.execute();
      return null;
    } catch (IOException e) {
      return e;
    }
  }

  private static List<Call<Void>> writes(String url) {
    return writes(url, () -> {});
  }

  private static List<Call<Void>> writes(String url, Runnable onWait) {
    FakeClock clock = new FakeClock();
    clock.onWait(onWait);
    HttpConfig config =
        new HttpConfig(
            HttpUrl.get(url),
            AccessToken.of("accessToken", "t"),
            RetryPolicy.standard(),
            false,
            Duration.ofMinutes(1),
            1000,
            client -> client,
            clock,
            new Random());
    Writes writes = new Transport("abc123", new OkHttpClient(), config).create(Writes.class);
    RequestBody body = RequestBody.create("[]", null);
    return List.of(writes.post(body), writes.put(body), writes.delete());
  }
}
