package io.github.segments4j;

import io.github.segments4j.call.CallOptions;
import io.github.segments4j.call.RetryPolicy;
import io.github.segments4j.internal.check.Checks;
import io.github.segments4j.internal.http.AccessToken;
import io.github.segments4j.internal.http.Clock;
import io.github.segments4j.internal.http.HttpConfig;
import io.github.segments4j.internal.http.HttpStack;
import io.github.segments4j.internal.transport.Transport;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * A client for the customer segmentation of one BigCommerce store.
 *
 * <p>Immutable and safe for use by multiple threads. Reuse one instance: it holds a connection
 * pool. Creating a client sends no request.
 */
public final class SegmentsClient implements AutoCloseable {

  private final Transport transport;
  private final Runnable onClose;

  private SegmentsClient(Transport transport, Runnable onClose) {
    this.transport = transport;
    this.onClose = onClose;
  }

  /** {@return a builder for a client} */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Creates a client from the environment variables {@code BIGCOMMERCE_STORE_HASH} and {@code
   * BIGCOMMERCE_ACCESS_TOKEN}, and optionally {@code BIGCOMMERCE_API_URL}.
   *
   * @return the client
   * @throws IllegalArgumentException if a variable is missing or invalid; the message names it
   */
  public static SegmentsClient fromEnvironment() {
    return fromEnvironment(System.getenv());
  }

  static SegmentsClient fromEnvironment(Map<String, String> environment) {
    String storeHash = environment.get("BIGCOMMERCE_STORE_HASH");
    String accessToken = environment.get("BIGCOMMERCE_ACCESS_TOKEN");
    String apiUrl = environment.get("BIGCOMMERCE_API_URL");
    Builder builder = builder();
    builder.storeHash = Checks.storeHash("BIGCOMMERCE_STORE_HASH", storeHash);
    builder.accessToken = AccessToken.of("BIGCOMMERCE_ACCESS_TOKEN", accessToken);
    if (apiUrl != null && !apiUrl.isBlank()) {
      builder.baseUrl = Checks.baseUrl("BIGCOMMERCE_API_URL", apiUrl);
    }
    return builder.build();
  }

  /** {@return the store hash} */
  public String storeHash() {
    return transport.storeHash();
  }

  /**
   * Returns a view of this client that applies options to every call. Views share connections and
   * rate-limit state, and need not be closed.
   *
   * @param options the options for every call, including each page of a listing; they replace the
   *     options of this client
   * @return the view, usable while this client is open
   * @throws IllegalArgumentException if {@code options} is null
   */
  public SegmentsClient withOptions(CallOptions options) {
    return new SegmentsClient(transport.withOptions(Checks.notNull("options", options)), () -> {});
  }

  /** {@return the segments of the store} */
  public SegmentsResource segments() {
    return new SegmentsResource(transport);
  }

  /** {@return the shopper profiles of the store} */
  public ShopperProfilesResource shopperProfiles() {
    return new ShopperProfilesResource(transport);
  }

  /**
   * Returns a shopper profile. Sends no request.
   *
   * @param id the id of the profile
   * @return the profile, which may not exist
   * @throws IllegalArgumentException if {@code id} is null
   */
  public ShopperProfileResource shopperProfile(UUID id) {
    return new ShopperProfileResource(transport, Checks.notNull("shopperProfileId", id));
  }

  /**
   * Returns a shopper profile. Sends no request.
   *
   * @param id the id of the profile, a UUID in canonical form, with digits in either case
   * @return the profile, which may not exist
   * @throws IllegalArgumentException if {@code id} is not a UUID in canonical form
   */
  public ShopperProfileResource shopperProfile(String id) {
    return new ShopperProfileResource(transport, Checks.uuid("shopperProfileId", id));
  }

  /**
   * Returns a segment. Sends no request.
   *
   * @param id the id of the segment
   * @return the segment, which may not exist
   * @throws IllegalArgumentException if {@code id} is null
   */
  public SegmentResource segment(UUID id) {
    return new SegmentResource(transport, Checks.notNull("segmentId", id));
  }

  /**
   * Returns a segment. Sends no request.
   *
   * @param id the id of the segment, a UUID in canonical form, with digits in either case
   * @return the segment, which may not exist
   * @throws IllegalArgumentException if {@code id} is not a UUID in canonical form
   */
  public SegmentResource segment(String id) {
    return new SegmentResource(transport, Checks.uuid("segmentId", id));
  }

  /**
   * Closes this client: cancels its calls, closes its connections, and makes later calls throw
   * {@link IllegalStateException}. An {@link OkHttpClient} passed to the builder is not closed, and
   * its calls continue. Closing a view does nothing.
   */
  @Override
  public void close() {
    onClose.run();
  }

  /** Returns the store and the base URL; never the access token. */
  @Override
  public String toString() {
    return "SegmentsClient[%s]".formatted(transport);
  }

  /** A builder of a {@link SegmentsClient}. */
  public static final class Builder {

    private @Nullable String storeHash;
    private @Nullable AccessToken accessToken;
    private HttpUrl baseUrl = HttpUrl.get("https://api.bigcommerce.com/");
    private @Nullable OkHttpClient httpClient;
    private @Nullable Duration connectTimeout;
    private @Nullable Duration readTimeout;
    private @Nullable Duration callTimeout;
    private RetryPolicy retryPolicy = RetryPolicy.standard();
    private boolean pacing = true;
    private Duration maxRateLimitWait = Duration.ofSeconds(60);
    private long maxResponseBytes = 16 * 1024 * 1024;
    private Function<OkHttpClient, Call.Factory> callFactory = client -> client;
    private Clock clock = Clock.SYSTEM;
    private RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();

    private Builder() {}

    /**
     * Sets the store hash. Required.
     *
     * @param storeHash the part of the store's API path after {@code /stores/}, such as {@code
     *     abc123}
     * @return this builder
     * @throws IllegalArgumentException if it contains anything but letters and digits
     */
    public Builder storeHash(String storeHash) {
      this.storeHash = Checks.storeHash("storeHash", storeHash);
      return this;
    }

    /**
     * Sets the access token of an API account of the store. Required. It is sent to the base URL
     * only, and appears in no log, exception or {@code toString}.
     *
     * @param accessToken the token
     * @return this builder
     * @throws IllegalArgumentException if it is not a valid token; the message never contains it
     */
    public Builder accessToken(String accessToken) {
      this.accessToken = AccessToken.of("accessToken", accessToken);
      return this;
    }

    /**
     * Sets the base URL of the API, for example of a gateway or a test server. Defaults to {@code
     * https://api.bigcommerce.com}.
     *
     * @param baseUrl an https URL, or an http URL of a loopback address; may have a path before
     *     {@code /stores}
     * @return this builder
     * @throws IllegalArgumentException if it is not such a URL
     */
    public Builder baseUrl(String baseUrl) {
      this.baseUrl = Checks.baseUrl("baseUrl", baseUrl);
      return this;
    }

    /**
     * Sets the HTTP client to build on. Its proxy, TLS, interceptors, event listeners, cache,
     * dispatcher, connection pool and timeouts are used; it is neither changed nor closed. The
     * guarantees of this library still hold: redirects are not followed, the token is sent to the
     * base URL only, and only the retry policy retries.
     *
     * @param httpClient the client
     * @return this builder
     * @throws IllegalArgumentException if it is null
     */
    public Builder httpClient(OkHttpClient httpClient) {
      this.httpClient = Checks.notNull("httpClient", httpClient);
      return this;
    }

    /**
     * Sets the connect timeout. Defaults to 10 seconds, or to the timeout of the given HTTP client.
     *
     * @param timeout 1 millisecond to 24 days
     * @return this builder
     * @throws IllegalArgumentException if it is null or out of range
     */
    public Builder connectTimeout(Duration timeout) {
      this.connectTimeout = Checks.timeout("connectTimeout", timeout);
      return this;
    }

    /**
     * Sets the read timeout: the longest time without data of a response, and the longest time for
     * its whole body. A read that exceeds it is retried. Defaults to 30 seconds, or to the timeout
     * of the given HTTP client.
     *
     * @param timeout 1 millisecond to 24 days
     * @return this builder
     * @throws IllegalArgumentException if it is null or out of range
     */
    public Builder readTimeout(Duration timeout) {
      this.readTimeout = Checks.timeout("readTimeout", timeout);
      return this;
    }

    /**
     * Sets the timeout of a whole call, including its retries and waits. Defaults to the timeout of
     * the given HTTP client, or to 5 minutes.
     *
     * @param timeout 1 millisecond to 24 days
     * @return this builder
     * @throws IllegalArgumentException if it is null or out of range
     */
    public Builder callTimeout(Duration timeout) {
      this.callTimeout = Checks.timeout("callTimeout", timeout);
      return this;
    }

    /**
     * Sets the retry policy. Defaults to {@link RetryPolicy#standard()}.
     *
     * @param retryPolicy the policy
     * @return this builder
     * @throws IllegalArgumentException if it is null
     */
    public Builder retryPolicy(RetryPolicy retryPolicy) {
      this.retryPolicy = Checks.notNull("retryPolicy", retryPolicy);
      return this;
    }

    /**
     * Sets whether to stay within the rate limit that the response headers report. When the quota
     * is used up, calls wait for the next window instead of provoking a 429. Enabled by default.
     *
     * @param pacing whether to stay within the rate limit
     * @return this builder
     */
    public Builder pacing(boolean pacing) {
      this.pacing = pacing;
      return this;
    }

    /**
     * Sets the longest time to wait for a rate limit to reset. If the reset is further away, the
     * call fails at once with a {@link io.github.segments4j.error.RateLimitedException} that
     * carries the time to wait. Defaults to 60 seconds.
     *
     * @param maxRateLimitWait 0 to a day
     * @return this builder
     * @throws IllegalArgumentException if it is null or out of range
     */
    public Builder maxRateLimitWait(Duration maxRateLimitWait) {
      this.maxRateLimitWait = Checks.upToOneDay("maxRateLimitWait", maxRateLimitWait);
      return this;
    }

    /**
     * Sets the maximum size of a decompressed response body. A larger one fails with {@link
     * io.github.segments4j.error.UnreadableResponseException}. Defaults to 16 MiB.
     *
     * @param bytes the number of bytes, 1 or more
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder maxResponseBytes(int bytes) {
      this.maxResponseBytes = Checks.positive("maxResponseBytes", bytes);
      return this;
    }

    /**
     * Sets a function that wraps the configured client, for tracing libraries that decorate a
     * {@link Call.Factory}, such as OpenTelemetry's. Defaults to the client itself.
     *
     * @param callFactory receives the client with the interceptors of this library
     * @return this builder
     * @throws IllegalArgumentException if it is null
     */
    public Builder callFactory(Function<OkHttpClient, Call.Factory> callFactory) {
      this.callFactory = Checks.notNull("callFactory", callFactory);
      return this;
    }

    Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    Builder random(RandomGenerator random) {
      this.random = random;
      return this;
    }

    /**
     * Creates the client.
     *
     * @return the client
     * @throws IllegalArgumentException if the store hash or the access token is missing
     * @throws IllegalStateException if SLF4J is older than 2.0; the message names the jar
     */
    public SegmentsClient build() {
      AccessToken token = accessToken == null ? AccessToken.of("accessToken", null) : accessToken;
      OkHttpClient http = http();
      HttpConfig config =
          new HttpConfig(
              baseUrl,
              token,
              retryPolicy,
              pacing,
              maxRateLimitWait,
              maxResponseBytes,
              callFactory,
              clock,
              random);
      Transport transport = new Transport(Checks.storeHash("storeHash", storeHash), http, config);
      Runnable closeAll =
          () -> {
            transport.close();
            HttpStack.close(http);
          };
      return new SegmentsClient(transport, httpClient == null ? closeAll : transport::close);
    }

    private OkHttpClient http() {
      OkHttpClient.Builder http =
          httpClient == null ? HttpStack.defaultClient() : httpClient.newBuilder();
      if (httpClient != null && httpClient.callTimeoutMillis() == 0) {
        http.callTimeout(HttpStack.CALL_TIMEOUT);
      }
      Optional.ofNullable(connectTimeout).ifPresent(http::connectTimeout);
      Optional.ofNullable(readTimeout).ifPresent(http::readTimeout);
      Optional.ofNullable(callTimeout).ifPresent(http::callTimeout);
      return http.build();
    }

    /** Returns the store and the base URL; never the access token. */
    @Override
    public String toString() {
      return "SegmentsClient.Builder[store %s at %s]".formatted(storeHash, baseUrl);
    }
  }
}
