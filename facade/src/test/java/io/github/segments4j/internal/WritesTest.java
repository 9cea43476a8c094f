package io.github.segments4j.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.segments4j.call.CallOptions;
import io.github.segments4j.call.RetryPolicy;
import io.github.segments4j.testing.FakeStore;
import io.github.segments4j.testing.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.Condition;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.POST;
import retrofit2.http.PUT;

/** Writes are sent again only where it is known that they did nothing. */
class WritesTest {

  private final FakeStore store = FakeStore.start();

  interface Writes {
    @POST("x")
    Call<Void> post(@Body RequestBody body);

    @PUT("x")
    Call<Void> put(@Body RequestBody body);

    @DELETE("x?id:in=1")
    Call<Void> delete();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504, 408})
  void areSentOnceWhenTheAnswerIsAFailure(int status) throws IOException {
    for (Call<Void> write : writes(store.url())) {
      store.failNext(1, Fault.response(status, Map.of("Retry-After", "0"), new byte[0]));
      assertThat(write.execute().code()).isEqualTo(status);
    }
    assertThat(store.requests()).hasSize(3);
  }

  @Test
  void areSentOnceWhenTheAnswerDoesNotCome() {
    Fault broken = Fault.response(200, "text/plain", "some body").and(Fault.truncatedBody());
    for (Fault fault : new Fault[] {Fault.droppedConnection(), broken}) {
      for (Call<Void> write : writes(store.url())) {
        int before = store.requests().size();
        store.failNext(1, fault);
        assertThat(failureOf(write)).isInstanceOf(IOException.class);
        assertThat(store.requests()).hasSize(before + 1);
      }
    }
  }

  @Test
  void areSentAgainAfter429() throws IOException {
    for (Call<Void> write : writes(store.url())) {
      int before = store.requests().size();
      store.failNext(2, Fault.overload());
      assertThat(write.execute().code()).isEqualTo(404);
      assertThat(store.requests()).hasSize(before + 3);
    }
  }

  @Test
  void areTriedAgainWhenTheConnectionWasNeverMade() throws IOException {
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
            })[0];

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

  private static Call<Void>[] writes(String url) {
    return writes(url, () -> {});
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Call<Void>[] writes(String url, Runnable onWait) {
    HttpStack wire =
        new HttpStack(
            new OkHttpClient(),
            HttpUrl.get(url),
            AccessToken.of("accessToken", "t"),
            new HttpStack.Rules(
                RetryPolicy.standard(),
                false,
                Duration.ofMinutes(1),
                1000,
                client -> client,
                new Random()),
            new WaitingFor(onWait));
    Writes writes =
        new Retrofit.Builder()
            .baseUrl(url)
            .callFactory(wire.calls(CallOptions.none()))
            .build()
            .create(Writes.class);
    RequestBody body = RequestBody.create("[]", null);
    return new Call[] {writes.post(body), writes.put(body), writes.delete()};
  }

  /** A time of which a wait takes none, but does something. */
  private record WaitingFor(Runnable onWait, long[] nanosPassed) implements Clock {

    WaitingFor(Runnable onWait) {
      this(onWait, new long[1]);
    }

    @Override
    public long nanos() {
      return nanosPassed[0];
    }

    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public void sleep(long nanos) {
      onWait.run();
      nanosPassed[0] += nanos;
    }

    @Override
    public void await(Condition signal, long nanos) {
      sleep(nanos);
    }
  }
}
