package io.github.segments4j.testing;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.segments4j.json.JsonAdapters;
import io.github.segments4j.model.ShopperProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;

/**
 * An in-memory BigCommerce store that serves the API over HTTP on the loopback interface, for tests
 * and demos.
 *
 * <p>It supports every operation of the segmentation API, validates requests, sends the rate limit
 * headers, and injects faults. It holds any number of shopper profiles: a million need no more
 * memory than one. It is safe for use by multiple threads.
 *
 * <p>A shopper profile represents one customer and can be in several segments. Recreating a deleted
 * profile for the same customer yields the same id.
 */
public final class FakeStore implements AutoCloseable {

  /** The scope that allows all operations. */
  public static final String MODIFY = "store_v2_customers";

  /** The scope that allows read operations, except listing the members of a segment. */
  public static final String READ_ONLY = "store_v2_customers_read_only";

  private static final JsonAdapter<List<ShopperProfile>> PROFILES_ADAPTER =
      JsonAdapters.list(new Moshi.Builder().build().adapter(ShopperProfile.class));
  private static final int DEFAULT_LIMIT = 1_000_000;
  private static final Duration DEFAULT_WINDOW = Duration.ofSeconds(30);

  static {
    // By default, Nagle's algorithm delays each response of the JDK's server by 40 ms.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  private final HttpServer server;
  private final ExecutorService executor;
  private final StoreState store = new StoreState();
  private final Authenticator authenticator = new Authenticator();
  private final RequestHandler requestHandler = new RequestHandler(store, authenticator);
  private final FaultQueue faults = new FaultQueue();
  private final InFlightLimiter inFlightLimiter = new InFlightLimiter(DEFAULT_LIMIT);
  private final List<RecordedRequest> requests = Collections.synchronizedList(new ArrayList<>());
  private volatile Quota quota = new Quota(DEFAULT_LIMIT, DEFAULT_WINDOW, InstantSource.system());

  private FakeStore(int port) throws IOException {
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    this.executor =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "fake-store");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(executor);
    server.createContext("/", this::handle);
    // The thread of the server inherits that it is a daemon: it must not keep a program alive.
    CompletableFuture.runAsync(server::start, executor).join();
  }

  /**
   * Starts a store without segments on a free port. It does not keep the program alive.
   *
   * @return the store; close it after use
   * @throws UncheckedIOException if no port is available
   */
  public static FakeStore start() {
    return start(0);
  }

  /**
   * Starts a store without segments. It does not keep the program alive.
   *
   * @param port the port on the loopback interface, or 0 for a free one
   * @return the store; close it after use
   * @throws UncheckedIOException if the port is not available
   */
  public static FakeStore start(int port) {
    try {
      return new FakeStore(port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return the base URL for clients of this store} */
  public String url() {
    InetSocketAddress address = server.getAddress();
    boolean isIpv6 = address.getAddress() instanceof Inet6Address;
    return "http://%s:%s".formatted(isIpv6 ? "[::1]" : "127.0.0.1", address.getPort());
  }

  /** {@return the store hash} */
  public String storeHash() {
    return authenticator.storeHash();
  }

  /**
   * Sets the store hash, for programs that work with several stores. Defaults to {@code fake123}.
   */
  public FakeStore storeHash(String storeHash) {
    authenticator.storeHash(storeHash);
    return this;
  }

  /** {@return the only access token that this store accepts} */
  public String accessToken() {
    return Authenticator.TOKEN;
  }

  /** Sets the scopes of the access token. Defaults to {@link #MODIFY}. */
  public FakeStore scopes(String... scopes) {
    authenticator.scopes(Set.of(scopes));
    return this;
  }

  /** Makes every fiftieth shopper profile that of a guest, who has no customer id. */
  public FakeStore withGuests() {
    store.profiles().withGuests();
    return this;
  }

  /**
   * Adds a segment with a generated name, such as {@code Segment 1}.
   *
   * @param members the number of members: the first shopper profiles of the store
   * @return the segment's id
   * @throws IllegalArgumentException if {@code members} is negative
   */
  public UUID addSegment(long members) {
    UUID id = UUID.randomUUID();
    addSegment(id, members);
    return id;
  }

  /**
   * Adds a segment with a generated name, or replaces the members of an existing one.
   *
   * @param id the segment's id
   * @param members the number of members: the first shopper profiles of the store
   * @throws IllegalArgumentException if {@code members} is negative
   */
  public void addSegment(UUID id, long members) {
    store.putSegment(id, Fault.atLeast("members", 0, members));
  }

  /**
   * Adds a segment.
   *
   * @param name the name, unique within the store
   * @param members the number of members: the first shopper profiles of the store
   * @return the segment's id
   * @throws IllegalArgumentException if {@code members} is negative, or {@code name} is blank or
   *     taken
   */
  public UUID addSegment(String name, long members) {
    return store.addSegment(name, Fault.atLeast("members", 0, members));
  }

  /**
   * Creates the first shopper profiles of the store, as far as they do not exist. A segment added
   * later has the same profiles as members.
   *
   * @param count the number of profiles, 0 or more
   * @throws IllegalArgumentException if {@code count} is negative
   */
  public void addShopperProfiles(long count) {
    store.addShopperProfiles(Fault.atLeast("count", 0, count));
  }

  /**
   * Returns the ids of the first shopper profiles of the store, and creates those that do not
   * exist. No profile is added to a segment.
   *
   * @param count the number of profiles, 0 or more
   * @return the ids, in listing order
   * @throws IllegalArgumentException if {@code count} is negative
   */
  public List<UUID> profileIds(int count) {
    addShopperProfiles(count);
    return LongStream.range(0, count).mapToObj(ProfileGenerator::id).toList();
  }

  /**
   * Adds members at the front of a segment.
   *
   * @param segmentId the segment's id
   * @param count the number of members to add
   */
  public void addMembersAtFront(UUID segmentId, int count) {
    store.addMembersAtFront(segmentId, count);
  }

  /**
   * Removes members from the front of a segment.
   *
   * @param segmentId the segment's id
   * @param count the number of members to remove
   */
  public void removeMembersFromFront(UUID segmentId, int count) {
    store.addMembersAtFront(segmentId, -count);
  }

  /** {@return a copy of the segment names by id, in listing order} */
  public Map<UUID, String> segments() {
    return store.segmentNames();
  }

  /**
   * Returns the members of a segment.
   *
   * @param segmentId the segment's id
   * @return a copy of the ids of their shopper profiles, in listing order
   * @throws IllegalArgumentException if the segment does not exist
   */
  public List<UUID> members(UUID segmentId) {
    return store.members(segmentId).stream().map(ProfileGenerator::id).toList();
  }

  /**
   * Returns the shopper profiles of the members of a segment.
   *
   * @param segmentId the segment's id
   * @return a copy of the profiles, in listing order
   * @throws IllegalArgumentException if the segment does not exist
   */
  public List<ShopperProfile> shopperProfiles(UUID segmentId) {
    StringJoiner json = new StringJoiner(",", "[", "]");
    store.members(segmentId).forEach(index -> json.add(store.profiles().json(index)));
    try {
      return PROFILES_ADAPTER.fromJson(json.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Sets the rate limit and starts its first window. Requests beyond the limit are throttled with
   * 429. Defaults to 1,000,000 requests in 30 seconds.
   *
   * @param requests the number of requests per window
   * @param window the length of a window
   */
  public FakeStore quota(int requests, Duration window) {
    return quota(requests, window, InstantSource.system());
  }

  /**
   * Sets the rate limit and starts its first window, measured by the given clock.
   *
   * @param requests the number of requests per window
   * @param window the length of a window
   * @param clock the clock that measures the windows
   */
  public FakeStore quota(int requests, Duration window, InstantSource clock) {
    this.quota = new Quota(requests, window, clock);
    return this;
  }

  /**
   * Sets the number of requests in flight beyond which requests are throttled with 429. Defaults to
   * 1,000,000.
   */
  public FakeStore concurrencyLimit(int requests) {
    inFlightLimiter.limit(requests);
    return this;
  }

  /**
   * Injects random faults until {@link #clearFaults()}.
   *
   * @param seed the seed; equal seeds produce equal faults in the same order
   * @param share the share of responses that fail, from 0 to 1
   * @param faults the faults to choose from
   */
  public FakeStore failRandomly(long seed, double share, Fault... faults) {
    this.faults.failRandomly(seed, share, List.of(faults));
    return this;
  }

  /**
   * Injects a fault into the next responses. Repeated calls queue up.
   *
   * @param count the number of requests, 1 or more
   * @param fault the fault
   * @throws IllegalArgumentException if {@code count} is less than 1
   */
  public FakeStore failNext(int count, Fault fault) {
    faults.failNext(Fault.atLeast("count", 1, count), fault);
    return this;
  }

  /**
   * Lets the next requests pass: faults queued by later {@link #failNext} calls affect the requests
   * after them.
   *
   * @param count the number of requests, 1 or more
   * @throws IllegalArgumentException if {@code count} is less than 1
   */
  public FakeStore passNext(int count) {
    return failNext(count, Fault.NONE);
  }

  /**
   * Injects a fault into every response to a {@code GET} of a page until {@link #clearFaults()}.
   *
   * @param page the page number, counted from 1
   * @param fault the fault
   * @throws IllegalArgumentException if {@code page} is less than 1
   */
  public FakeStore failPage(int page, Fault fault) {
    faults.failPage(Fault.atLeast("page", 1, page), fault);
    return this;
  }

  /** Removes all faults. */
  public FakeStore clearFaults() {
    faults.clear();
    return this;
  }

  /** {@return a copy of the requests received so far, in order of arrival} */
  public List<RecordedRequest> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  /** Stops the server and closes all connections. */
  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }

  /** {@return a description that contains the base URL} */
  @Override
  public String toString() {
    return "FakeStore[" + url() + "]";
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      requests.add(RecordedRequest.of(exchange, body));
      ApiRequest request = new ApiRequest(exchange, body);
      ResponsePlan plan = new ResponsePlan();
      boolean withinLimits = inFlightLimiter.enter(request.endpointOrNull());
      try {
        respond(request, plan, withinLimits);
        ResponseWriter.sleep(plan.delay);
      } finally {
        // Exit before sending: a client that has the response may send its next request.
        inFlightLimiter.exit(request.endpointOrNull());
      }
      ResponseWriter.send(exchange, plan);
    }
  }

  private void respond(ApiRequest request, ResponsePlan plan, boolean withinLimits) {
    Quota.Usage usage = quota.tryAcquire();
    usage.addTo(plan);
    if (!usage.acquired() || !withinLimits) {
      plan.error(ApiError.TOO_MANY_REQUESTS, "Too many requests");
      return;
    }
    faults.applyTo(plan, request);
    if (!plan.isReplaced()) {
      requestHandler.handle(request, plan);
    }
    if (plan.addedMembers != 0) {
      store.addMembersAtFront(request.id(), plan.addedMembers);
    }
  }
}
