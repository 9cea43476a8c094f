package io.github.segments4j;

import com.squareup.moshi.Moshi;
import io.github.segments4j.call.CallOptions;
import io.github.segments4j.call.RetryPolicy;
import io.github.segments4j.internal.AccessToken;
import io.github.segments4j.internal.Checks;
import io.github.segments4j.internal.Clock;
import io.github.segments4j.internal.HttpStack;
import io.github.segments4j.internal.Transport;
import io.github.segments4j.json.JsonAdapters;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;

/**
 * A client for the customer segmentation of one BigCommerce store.
 *
 * <p>Immutable, safe for use by several threads, and meant to be kept: its connections are used
 * again. Making one sends nothing.
 */
public final class SegmentsClient implements AutoCloseable {

  private final String storeHash;
  private final HttpUrl baseUrl;
  private final HttpStack wire;
  private final Transport calls;
  private final Retrofit retrofit;
  private final @Nullable OkHttpClient ownHttp;
  private final boolean isView;

  private SegmentsClient(Builder builder) {
    AccessToken token = AccessToken.of("accessToken", builder.accessToken);
    OkHttpClient http = builder.http();
    this.storeHash = Checks.storeHash("storeHash", builder.storeHash);
    this.baseUrl = builder.baseUrl;
    this.wire = new HttpStack(http, baseUrl, token, builder.rules(), builder.time);
    this.calls = new Transport(token, builder.time);
    this.ownHttp = builder.httpClient == null ? http : null;
    this.isView = false;
    this.retrofit =
        new Retrofit.Builder()
            .baseUrl(baseUrl)
            .callFactory(wire.calls(CallOptions.none()))
            .addConverterFactory(
                MoshiConverterFactory.create(new Moshi.Builder().add(JsonAdapters.FACTORY).build()))
            .build();
  }

  private SegmentsClient(SegmentsClient client, CallOptions options) {
    this.storeHash = client.storeHash;
    this.baseUrl = client.baseUrl;
    this.wire = client.wire;
    this.calls = client.calls;
    this.ownHttp = null;
    this.isView = true;
    this.retrofit = client.retrofit.newBuilder().callFactory(wire.calls(options)).build();
  }

  /**
   * Starts a client.
   *
   * @return a builder that needs at least a store hash and an access token
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Makes a client of what the environment says: {@code BIGCOMMERCE_STORE_HASH}, {@code
   * BIGCOMMERCE_ACCESS_TOKEN} and, if it is not BigCommerce's own, the address of the API in {@code
   * BIGCOMMERCE_API_URL}.
   *
   * @return the client
   * @throws IllegalArgumentException if a variable is missing or wrong; the message names it
   */
  public static SegmentsClient fromEnvironment() {
    return fromEnvironment(System.getenv());
  }

  static SegmentsClient fromEnvironment(Map<String, String> environment) {
    String storeHash =
        Checks.storeHash("BIGCOMMERCE_STORE_HASH", environment.get("BIGCOMMERCE_STORE_HASH"));
    String accessToken = environment.get("BIGCOMMERCE_ACCESS_TOKEN");
    String apiUrl = environment.get("BIGCOMMERCE_API_URL");
    AccessToken.of("BIGCOMMERCE_ACCESS_TOKEN", accessToken);
    Builder builder =
        builder()
            .storeHash(storeHash)
            .accessToken(Checks.present("BIGCOMMERCE_ACCESS_TOKEN", accessToken));
    if (apiUrl != null && !apiUrl.isBlank()) {
      Checks.baseUrl("BIGCOMMERCE_API_URL", apiUrl);
      builder.baseUrl(apiUrl);
    }
    return builder.build();
  }

  /**
   * The store's hash.
   *
   * @return the hash
   */
  public String storeHash() {
    return storeHash;
  }

  /**
   * The same client for calls that have something in common, such as a deadline or a correlation
   * id. It shares the connections and the quota of this one, and has to be closed no more.
   *
   * @param options what each call has, every page of a listing among them; they replace those of
   *     this client
   * @return a client to use while this one is open
   * @throws IllegalArgumentException if the options are null
   */
  public SegmentsClient withOptions(CallOptions options) {
    return new SegmentsClient(this, Checks.present("options", options));
  }

  /**
   * The segments of the store.
   *
   * @return what can be done with them
   */
  public SegmentsResource segments() {
    return new SegmentsResource(this);
  }

  /**
   * The shopper profiles of the store.
   *
   * @return what can be done with them
   */
  public ShopperProfilesResource shopperProfiles() {
    return new ShopperProfilesResource(this);
  }

  /**
   * One shopper profile.
   *
   * @param id the profile's id
   * @return what can be done with it; nothing is sent
   * @throws IllegalArgumentException if the id is null
   */
  public ShopperProfileResource shopperProfile(UUID id) {
    return new ShopperProfileResource(this, Checks.present("shopperProfileId", id));
  }

  /**
   * One shopper profile.
   *
   * @param id the profile's id, a UUID in its canonical form, with digits in either case
   * @return what can be done with it; nothing is sent
   * @throws IllegalArgumentException if the id is no such UUID
   */
  public ShopperProfileResource shopperProfile(String id) {
    return new ShopperProfileResource(this, Checks.uuid("shopperProfileId", id));
  }

  /**
   * One segment.
   *
   * @param id the segment's id
   * @return what can be done with it; nothing is sent
   * @throws IllegalArgumentException if the id is null
   */
  public SegmentResource segment(UUID id) {
    return new SegmentResource(this, Checks.present("segmentId", id));
  }

  /**
   * One segment.
   *
   * @param id the segment's id, a UUID in its canonical form, with digits in either case
   * @return what can be done with it; nothing is sent
   * @throws IllegalArgumentException if the id is no such UUID
   */
  public SegmentResource segment(String id) {
    return new SegmentResource(this, Checks.uuid("segmentId", id));
  }

  /**
   * Ends the client: its calls are cancelled, its connections closed, and what is asked of it
   * afterwards is an {@link IllegalStateException}. An {@link OkHttpClient} that was given to the
   * builder is left as it is, with the calls that run on it. Closing a client made by {@link
   * #withOptions} does nothing.
   */
  @Override
  public void close() {
    if (isView) {
      return;
    }
    wire.close();
    calls.close();
    if (ownHttp != null) {
      ownHttp.dispatcher().cancelAll();
      ownHttp.dispatcher().executorService().shutdown();
      ownHttp.connectionPool().evictAll();
    }
  }

  /** The store and the address of the API; never the access token. */
  @Override
  public String toString() {
    return "SegmentsClient[store " + storeHash + " at " + baseUrl + "]";
  }

  <A> A api(Class<A> type) {
    return retrofit.create(type);
  }

  Transport calls() {
    return calls;
  }

  /** Makes a {@link SegmentsClient}. */
  public static final class Builder {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration CALL_TIMEOUT = Duration.ofMinutes(5);
    private static final int IDLE_CONNECTIONS = 64;
    private static final Duration MAX_RATE_LIMIT_WAIT = Duration.ofSeconds(60);
    private static final long MAX_RESPONSE_BYTES = 16 * 1024 * 1024;

    private @Nullable String storeHash;
    private @Nullable String accessToken;
    private HttpUrl baseUrl = HttpUrl.get("https://api.bigcommerce.com/");
    private @Nullable OkHttpClient httpClient;
    private @Nullable Duration connectTimeout;
    private @Nullable Duration readTimeout;
    private @Nullable Duration callTimeout;
    private RetryPolicy retryPolicy = RetryPolicy.standard();
    private boolean pacing = true;
    private Duration maxRateLimitWait = MAX_RATE_LIMIT_WAIT;
    private long maxResponseBytes = MAX_RESPONSE_BYTES;
    private Function<OkHttpClient, Call.Factory> callFactory = client -> client;
    private Clock time = Clock.SYSTEM;
    private RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();

    private Builder() {}

    /**
     * The store's hash. Required.
     *
     * @param storeHash the part of the store's API path after {@code /stores/}, such as {@code
     *     abc123}
     * @return this
     * @throws IllegalArgumentException if it is anything but letters and digits
     */
    public Builder storeHash(String storeHash) {
      this.storeHash = Checks.storeHash("storeHash", storeHash);
      return this;
    }

    /**
     * The access token of an API account of the store. Required. It is sent to the base URL and
     * appears nowhere else: in no log, no exception, no {@code toString}.
     *
     * @param accessToken the token
     * @return this
     * @throws IllegalArgumentException if it can be no token; the message does not quote it
     */
    public Builder accessToken(String accessToken) {
      AccessToken.of("accessToken", accessToken);
      this.accessToken = accessToken;
      return this;
    }

    /**
     * The address of the API, if it is another than {@code https://api.bigcommerce.com}: that of a
     * gateway, or of a fake store in a test.
     *
     * @param baseUrl an https URL, or an http one of this machine; may have a path in front of
     *     {@code /stores}
     * @return this
     * @throws IllegalArgumentException if it is anything else
     */
    public Builder baseUrl(String baseUrl) {
      this.baseUrl = Checks.baseUrl("baseUrl", baseUrl);
      return this;
    }

    /**
     * The HTTP client to build on: its proxy, TLS, interceptors, event listeners, cache,
     * dispatcher, pool and timeouts are used, and it is neither changed nor closed. What the
     * library promises holds all the same: no redirect is followed, the token goes nowhere else,
     * and calls are repeated as the retry policy says and not otherwise.
     *
     * @param httpClient the client
     * @return this
     * @throws IllegalArgumentException if it is null
     */
    public Builder httpClient(OkHttpClient httpClient) {
      this.httpClient = Checks.present("httpClient", httpClient);
      return this;
    }

    /**
     * How long to wait for a connection.
     *
     * @param timeout at least a millisecond; 10 seconds unless set, or that of the HTTP client
     *     given
     * @return this
     * @throws IllegalArgumentException if it is shorter than a millisecond or longer than 24 days
     */
    public Builder connectTimeout(Duration timeout) {
      this.connectTimeout = Checks.timeout("connectTimeout", timeout);
      return this;
    }

    /**
     * How long to wait for the next bytes of an answer.
     *
     * @param timeout at least a millisecond; 30 seconds unless set, or that of the HTTP client
     *     given
     * @return this
     * @throws IllegalArgumentException if it is shorter than a millisecond or longer than 24 days
     */
    public Builder readTimeout(Duration timeout) {
      this.readTimeout = Checks.timeout("readTimeout", timeout);
      return this;
    }

    /**
     * How long one call may take in all, with every wait and attempt.
     *
     * @param timeout at least a millisecond; 5 minutes unless set here or on the HTTP client
     * @return this
     * @throws IllegalArgumentException if it is shorter than a millisecond or longer than 24 days
     */
    public Builder callTimeout(Duration timeout) {
      this.callTimeout = Checks.timeout("callTimeout", timeout);
      return this;
    }

    /**
     * When calls are tried again.
     *
     * @param retryPolicy the policy; {@link RetryPolicy#standard()} unless set
     * @return this
     * @throws IllegalArgumentException if it is null
     */
    public Builder retryPolicy(RetryPolicy retryPolicy) {
      this.retryPolicy = Checks.present("retryPolicy", retryPolicy);
      return this;
    }

    /**
     * Whether the client keeps within the store's quota, as far as the answers tell it: it spends
     * the quota to the end and then waits for the next window, instead of earning a 429.
     *
     * @param pacing true unless set
     * @return this
     */
    public Builder pacing(boolean pacing) {
      this.pacing = pacing;
      return this;
    }

    /**
     * How long a call waits at most for a time that the store names: the next window of the quota,
     * or the end of a rate limit. When that is further away, the call fails at once with a {@link
     * io.github.segments4j.error.RateLimitedException} that says when to come back.
     *
     * @param maxRateLimitWait from nothing to a day; 60 seconds unless set
     * @return this
     * @throws IllegalArgumentException if it is null, negative or longer than a day
     */
    public Builder maxRateLimitWait(Duration maxRateLimitWait) {
      this.maxRateLimitWait = Checks.upToADay("maxRateLimitWait", maxRateLimitWait);
      return this;
    }

    /**
     * How large the body of an answer may be when decompressed. A larger one is an {@link
     * io.github.segments4j.error.UnreadableResponseException} and is not read to its end.
     *
     * @param bytes 1 or more; 16 MiB unless set
     * @return this
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder maxResponseBytes(int bytes) {
      this.maxResponseBytes = Checks.atLeastOne("maxResponseBytes", bytes);
      return this;
    }

    /**
     * What makes the calls of the finished HTTP client, for tracing that wraps a client instead of
     * being part of it, such as OpenTelemetry's.
     *
     * @param callFactory is given the client with all of the library's rules
     * @return this
     * @throws IllegalArgumentException if it is null
     */
    public Builder callFactory(Function<OkHttpClient, Call.Factory> callFactory) {
      this.callFactory = Checks.present("callFactory", callFactory);
      return this;
    }

    Builder time(Clock time) {
      this.time = time;
      return this;
    }

    Builder random(RandomGenerator random) {
      this.random = random;
      return this;
    }

    /**
     * Makes the client.
     *
     * @return the client
     * @throws IllegalArgumentException if the store hash or the access token is missing
     */
    public SegmentsClient build() {
      return new SegmentsClient(this);
    }

    /** What was set; never the access token. */
    @Override
    public String toString() {
      return "SegmentsClient.Builder[store " + storeHash + " at " + baseUrl + "]";
    }

    private HttpStack.Rules rules() {
      return new HttpStack.Rules(
          retryPolicy, pacing, maxRateLimitWait, maxResponseBytes, callFactory, random);
    }

    private OkHttpClient http() {
      OkHttpClient.Builder http =
          httpClient == null
              ? new OkHttpClient.Builder()
                  .connectTimeout(CONNECT_TIMEOUT)
                  .readTimeout(READ_TIMEOUT)
                  // OkHttp keeps 5, so that more at a time would mean new ones all the time.
                  .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 5, TimeUnit.MINUTES))
              : httpClient.newBuilder();
      if (connectTimeout != null) {
        http.connectTimeout(connectTimeout);
      }
      if (readTimeout != null) {
        http.readTimeout(readTimeout);
      }
      if (callTimeout != null) {
        http.callTimeout(callTimeout);
      } else if (httpClient == null || httpClient.callTimeoutMillis() == 0) {
        http.callTimeout(CALL_TIMEOUT);
      }
      return http.build();
    }
  }
}
