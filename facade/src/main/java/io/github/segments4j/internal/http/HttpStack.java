package io.github.segments4j.internal.http;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okio.ByteString;
import org.slf4j.Logger;

/** The interceptors of the library on top of an {@link OkHttpClient}. */
public final class HttpStack {

  /** The default timeout of a whole call. */
  public static final Duration CALL_TIMEOUT = Duration.ofMinutes(5);

  private static final ByteString GZIP_MAGIC = ByteString.decodeHex("1f8b");

  private HttpStack() {}

  /** Returns a builder of a client with the default timeouts. */
  public static OkHttpClient.Builder defaultClient() {
    return new OkHttpClient.Builder()
        .connectTimeout(Duration.ofSeconds(10))
        .readTimeout(Duration.ofSeconds(30))
        .callTimeout(CALL_TIMEOUT)
        .socketFactory(new NoDelaySocketFactory())
        // Finds a dead HTTP/2 connection before the read timeout does.
        .pingInterval(Duration.ofSeconds(5))
        // OkHttp keeps 5 idle connections: higher concurrency would reconnect constantly. Firewalls
        // and servers drop idle connections after a minute, often without notice.
        .connectionPool(new ConnectionPool(64, 30, TimeUnit.SECONDS));
  }

  /** Closes a client: cancels its calls and closes its connections. */
  public static void close(OkHttpClient http) {
    http.dispatcher().cancelAll();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }

  /** Creates a call factory from a client, which is not changed. */
  public static Call.Factory create(OkHttpClient http, HttpConfig config) {
    CallLogger logger = newLogger();
    OkHttpClient.Builder builder =
        http.newBuilder()
            // OkHttp removes only Authorization from a redirect to another host.
            .followRedirects(false)
            .followSslRedirects(false);
    builder.interceptors().add(0, new BufferingInterceptor(config.maxResponseBytes()));
    return config
        .callFactory()
        .apply(
            builder
                .addInterceptor(new RetryInterceptor(config, logger))
                .addInterceptor(
                    new ThrottlingInterceptor(
                        config.pacing()
                            ? new RateLimiter(config.maxRateLimitWait(), config.clock(), logger)
                            : null))
                .addInterceptor(logger)
                .addInterceptor(new BufferingInterceptor(config.maxResponseBytes()))
                .addInterceptor(new RecoveryInterceptor(http.connectionPool()))
                .addNetworkInterceptor(HttpStack::dropFalseGzip)
                .addNetworkInterceptor(HttpStack::dropZeroRetryAfter)
                .addNetworkInterceptor(new ConnectionInterceptor())
                .addNetworkInterceptor(new AuthInterceptor(config.baseUrl(), config.token()))
                .build());
  }

  private static CallLogger newLogger() {
    try {
      return new CallLogger();
    } catch (NoSuchMethodError | NoClassDefFoundError e) {
      throw new IllegalStateException(
          """
          SLF4J 2.0 or later is required, but %s is older. Upgrade slf4j-api and its provider; \
          mvn dependency:tree -Dincludes=org.slf4j shows what brings them."""
              .formatted(Logger.class.getResource("Logger.class")),
          e);
    }
  }

  /**
   * Removes {@code Content-Encoding: gzip} from a body that is not gzip, so that it is readable.
   */
  private static Response dropFalseGzip(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    return "gzip".equalsIgnoreCase(response.header("Content-Encoding")) && !isGzip(response)
        ? response.newBuilder().removeHeader("Content-Encoding").build()
        : response;
  }

  private static boolean isGzip(Response response) throws IOException {
    try {
      return response.peekBody(GZIP_MAGIC.size()).byteString().equals(GZIP_MAGIC);
    } catch (IOException e) {
      if (response.isSuccessful()) {
        throw e;
      }
      return true; // The status of a failed call is worth more than its body.
    }
  }

  /** Removes {@code Retry-After: 0} from a 503: OkHttp would retry, whatever its settings. */
  private static Response dropZeroRetryAfter(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    return response.code() == HttpURLConnection.HTTP_UNAVAILABLE
            && "0".equals(response.header("Retry-After"))
        ? response.newBuilder().removeHeader("Retry-After").build()
        : response;
  }
}
