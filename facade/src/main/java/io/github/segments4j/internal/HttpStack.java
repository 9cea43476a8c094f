package io.github.segments4j.internal;

import io.github.segments4j.call.CallOptions;
import io.github.segments4j.call.Operation;
import io.github.segments4j.call.RetryPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import retrofit2.Invocation;

/** Everything between Retrofit and the network: our interceptors on top of an OkHttpClient. */
public final class HttpStack {

  static final String CLOSED = "the client is closed";

  private static final String USER_AGENT = "segments4j/" + version();

  private final Call.Factory factory;
  private volatile boolean closed;

  /**
   * Puts our rules on top of a client, which stays as it is.
   *
   * @param http the client to build on
   * @param baseUrl where requests may go
   * @param token the credential
   * @param rules what may be set of the rules
   * @param time the time to wait by
   */
  public HttpStack(OkHttpClient http, HttpUrl baseUrl, AccessToken token, Rules rules, Clock time) {
    CallLogger log = new CallLogger();
    OkHttpClient.Builder builder =
        http.newBuilder()
            // OkHttp takes only Authorization off a redirect that leaves the host.
            .followRedirects(false)
            .followSslRedirects(false)
            // The attempts are those of the policy and no others.
            .retryOnConnectionFailure(false)
            .addInterceptor(
                new RetryInterceptor(rules.retries(), rules.maxWait(), time, rules.random(), log));
    builder.interceptors().add(0, new BufferingInterceptor(rules.largestBody()));
    builder.addInterceptor(new ConcurrencyInterceptor());
    if (rules.pacing()) {
      builder.addInterceptor(new PacingInterceptor(new RateLimiter(rules.maxWait(), time, log)));
    }
    this.factory =
        rules
            .callFactory()
            .apply(
                builder
                    .addInterceptor(new LogInterceptor(log))
                    .addInterceptor(new BufferingInterceptor(rules.largestBody()))
                    .addInterceptor(new InterruptInterceptor())
                    .addNetworkInterceptor(new SilentRepeatInterceptor())
                    .addNetworkInterceptor(new AuthInterceptor(baseUrl, token))
                    .build());
  }

  /**
   * What a user may set of the rules.
   *
   * @param retries when to try again
   * @param pacing whether to keep within the store's quota
   * @param maxWait how long to wait at most for a time that the store names
   * @param largestBody how many bytes a body may have when decompressed
   * @param callFactory makes the calls, usually the client itself
   * @param random spreads the waits between attempts
   */
  public record Rules(
      RetryPolicy retries,
      boolean pacing,
      Duration maxWait,
      long largestBody,
      Function<OkHttpClient, Call.Factory> callFactory,
      RandomGenerator random) {}

  /**
   * Makes the calls of one client.
   *
   * @param options what they all have
   * @return the factory for Retrofit
   */
  public Call.Factory calls(CallOptions options) {
    return request -> {
      if (closed) {
        throw new IllegalStateException(CLOSED);
      }
      if (request.method().equals("DELETE") && isBlank(request.url().queryParameter("id:in"))) {
        throw new IllegalStateException(
            "a DELETE without id:in deletes everything there is, and is not sent");
      }
      Request.Builder ours =
          request
              .newBuilder()
              .header("User-Agent", USER_AGENT)
              .tag(Operation.class, operation(request))
              .tag(CallState.class, new CallState());
      options.headers().forEach(ours::header);
      Call call = factory.newCall(ours.build());
      options
          .deadline()
          .ifPresent(deadline -> call.timeout().timeout(deadline.toNanos(), TimeUnit.NANOSECONDS));
      return call;
    };
  }

  /** Makes no more calls. */
  public void close() {
    closed = true;
  }

  private static @Nullable Operation operation(Request request) {
    Invocation invocation = request.tag(Invocation.class);
    if (invocation == null) {
      return null;
    }
    String page = request.url().queryParameter("page");
    return new Operation(invocation.method().getName(), page == null ? 0 : Integer.parseInt(page));
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static String version() {
    try (InputStream in = HttpStack.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
