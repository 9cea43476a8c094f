package io.github.segments4j.testing;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.segments4j.json.JsonAdapters;
import io.github.segments4j.model.ShopperProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;

/**
 * A BigCommerce in memory, which answers over HTTP on this machine alone: for the tests of programs
 * that use the library, and for trying things out.
 *
 * <p>It holds one store with any number of segments and of shopper profiles, and does all that can
 * be asked of them. It checks what the real one checks, answers with its headers, and can be told
 * to fail. It is safe for use by several threads.
 *
 * <p>A profile stands for one customer, and may be in several segments. One of fifty is a guest.
 * Whoever deletes a profile and makes one for the same customer gets the same profile again.
 */
public final class FakeStore implements AutoCloseable {

  /** The scope that lets a token change things, and list the profiles of a segment. */
  public static final String MODIFY = "store_v2_customers";

  /** The scope that lets a token read, but not list the profiles of a segment. */
  public static final String READ_ONLY = "store_v2_customers_read_only";

  private static final JsonAdapter<List<ShopperProfile>> PROFILES =
      JsonAdapters.list(new Moshi.Builder().build().adapter(ShopperProfile.class));
  private static final int UNLIMITED = 1_000_000;
  private static final Duration WINDOW = Duration.ofSeconds(30);

  static {
    // Without it the JDK's server lets Nagle's algorithm hold each answer back for 40 milliseconds.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  private final HttpServer server;
  private final ExecutorService threads;
  private final Store store = new Store();
  private final Authenticator access = new Authenticator();
  private final RequestHandler answers = new RequestHandler(store, access);
  private final FaultQueue faults = new FaultQueue();
  private final InFlightLimiter load = new InFlightLimiter(UNLIMITED);
  private final List<RecordedRequest> requests = Collections.synchronizedList(new ArrayList<>());
  private volatile Quota quota = new Quota(UNLIMITED, WINDOW, InstantSource.system());

  private FakeStore(int port) throws IOException {
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "fake-store");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /**
   * Starts a store without segments on a free port of this machine.
   *
   * @return the store, to be closed after use
   * @throws UncheckedIOException if no port can be had
   */
  public static FakeStore start() {
    return start(0);
  }

  /**
   * Starts a store without segments.
   *
   * @param port the port of this machine; 0 for a free one
   * @return the store, to be closed after use
   * @throws UncheckedIOException if the port cannot be had
   */
  public static FakeStore start(int port) {
    try {
      return new FakeStore(port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The address to give to a client as base URL.
   *
   * @return the address
   */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /**
   * The hash of the store.
   *
   * @return the hash; {@code fake123} unless set
   */
  public String storeHash() {
    return access.storeHash();
  }

  /**
   * Sets the hash of the store, for programs that know several.
   *
   * @param storeHash the hash
   * @return this
   */
  public FakeStore storeHash(String storeHash) {
    access.storeHash(storeHash);
    return this;
  }

  /**
   * The one access token that the store accepts.
   *
   * @return the token
   */
  public String accessToken() {
    return Authenticator.TOKEN;
  }

  /**
   * Sets the scopes of the access token; {@link #MODIFY} unless set.
   *
   * @param scopes the scopes' parameters
   * @return this
   */
  public FakeStore scopes(String... scopes) {
    access.scopes(Set.of(scopes));
    return this;
  }

  /**
   * Adds a segment with a name of the store's choice, such as {@code Segment 1}.
   *
   * @param members how many shopper profiles it has: the first of the store's; a million cost no
   *     more than one
   * @return the segment's id
   * @throws IllegalArgumentException if they are less than 0
   */
  public UUID addSegment(long members) {
    UUID id = UUID.randomUUID();
    addSegment(id, members);
    return id;
  }

  /**
   * Adds a segment with a name of the store's choice, or gives one that is there other members.
   *
   * @param id the segment's id
   * @param members how many shopper profiles it has: the first of the store's; a million cost no
   *     more than one
   * @throws IllegalArgumentException if they are less than 0
   */
  public void addSegment(UUID id, long members) {
    store.putSegment(id, Fault.atLeast("members", 0, members));
  }

  /**
   * Adds a segment.
   *
   * @param name the segment's name
   * @param members how many shopper profiles it has: the first of the store's; a million cost no
   *     more than one
   * @return the segment's id
   * @throws IllegalArgumentException if the members are less than 0, or the name is blank or that
   *     of another segment
   */
  public UUID addSegment(String name, long members) {
    return store.addSegment(name, Fault.atLeast("members", 0, members));
  }

  /**
   * Adds shopper profiles that are in no segment, so far as the store does not have them yet.
   *
   * @param count how many the store has at least: the first of them are those that segments have
   * @throws IllegalArgumentException if they are less than 0
   */
  public void addShopperProfiles(long count) {
    store.addShopperProfiles(Fault.atLeast("count", 0, count));
  }

  /**
   * Returns the ids of the first shopper profiles of the store, and adds those that it does not
   * have yet. They are in no segment, unless a segment was added with them.
   *
   * @param count the number of profiles, 0 or more
   * @return their ids, in the order in which they are listed
   * @throws IllegalArgumentException if the count is less than 0
   */
  public List<UUID> profileIds(int count) {
    addShopperProfiles(count);
    return LongStream.range(0, count).mapToObj(ProfileGenerator::id).toList();
  }

  /**
   * Lets members join a segment at its front.
   *
   * @param segmentId the segment
   * @param count how many
   */
  public void addMembersAtFront(UUID segmentId, int count) {
    store.join(segmentId, count);
  }

  /**
   * Lets members leave a segment from its front.
   *
   * @param segmentId the segment
   * @param count how many
   */
  public void removeMembersFromFront(UUID segmentId, int count) {
    store.join(segmentId, -count);
  }

  /**
   * The segments as they are now.
   *
   * @return a copy: their names by their ids, in the order in which they are listed
   */
  public Map<UUID, String> segments() {
    return store.names();
  }

  /**
   * The members of a segment as it is now.
   *
   * @param segmentId the segment
   * @return a copy: the ids of their shopper profiles, in the order in which they are listed
   * @throws IllegalArgumentException if there is no such segment
   */
  public List<UUID> members(UUID segmentId) {
    return store.members(segmentId).stream().map(ProfileGenerator::id).toList();
  }

  /**
   * The shopper profiles in a segment as it is now, in the order in which they are listed.
   *
   * @param segmentId the segment
   * @return the profiles
   * @throws IllegalArgumentException if there is no such segment
   */
  public List<ShopperProfile> shopperProfiles(UUID segmentId) {
    StringJoiner json = new StringJoiner(",", "[", "]");
    store.members(segmentId).forEach(place -> json.add(ProfileGenerator.json(place)));
    try {
      return PROFILES.fromJson(json.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Limits how many requests the store answers in a window; more are answered 429. The first window
   * begins now.
   *
   * @param requests how many; a million in 30 seconds unless set
   * @param window how long a window is
   * @return this
   */
  public FakeStore quota(int requests, Duration window) {
    return quota(requests, window, InstantSource.system());
  }

  /**
   * Limits how many requests the store answers in a window of a clock of the test's own.
   *
   * @param requests how many
   * @param window how long a window is
   * @param clock what the windows are counted by
   * @return this
   */
  public FakeStore quota(int requests, Duration window, InstantSource clock) {
    this.quota = new Quota(requests, window, clock);
    return this;
  }

  /**
   * Limits how many requests the store answers at a time; more are answered 429.
   *
   * @param requests how many
   * @return this
   */
  public FakeStore concurrencyLimit(int requests) {
    load.limit(requests);
    return this;
  }

  /**
   * Lets answers fail at random, until {@link #clearFaults()}. The same seed gives the same faults
   * in the same order.
   *
   * @param seed where the random numbers begin
   * @param share what part of the answers fails, from 0 to 1
   * @param kinds what goes wrong, one of these at a time
   * @return this
   */
  public FakeStore failRandomly(long seed, double share, Fault... kinds) {
    faults.storm(seed, share, List.of(kinds));
    return this;
  }

  /**
   * Lets answers fail, whatever is asked for: the next ones, or those after the answers that are to
   * fail already.
   *
   * @param count how many answers, 1 or more
   * @param fault what goes wrong
   * @return this
   * @throws IllegalArgumentException if the count is less than 1
   */
  public FakeStore failNext(int count, Fault fault) {
    faults.next(Fault.atLeast("count", 1, count), fault);
    return this;
  }

  /**
   * Lets the next requests pass, or those after the requests that are to fail already.
   *
   * @param count the number of requests, 1 or more
   * @return this
   * @throws IllegalArgumentException if the count is less than 1
   */
  public FakeStore passNext(int count) {
    faults.pass(Fault.atLeast("count", 1, count));
    return this;
  }

  /**
   * Lets every answer to a {@code GET} of a page fail, until {@link #clearFaults()}.
   *
   * @param page the number of the page, counted from 1
   * @param fault what goes wrong
   * @return this
   * @throws IllegalArgumentException if the page is less than 1
   */
  public FakeStore failPage(int page, Fault fault) {
    faults.page(Fault.atLeast("page", 1, page), fault);
    return this;
  }

  /**
   * Ends all faults.
   *
   * @return this
   */
  public FakeStore clearFaults() {
    faults.clear();
    return this;
  }

  /**
   * The requests so far, in the order in which they came.
   *
   * @return a copy
   */
  public List<RecordedRequest> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  /** Stops answering and closes all connections. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** The store's address. */
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
      boolean admitted = load.enter(request.endpointOrNull());
      try {
        complete(plan, request, admitted);
        ResponseWriter.pause(plan.delay);
      } finally {
        // Before the answer goes out: whoever has it may send the next request.
        load.exit(request.endpointOrNull());
      }
      ResponseWriter.send(exchange, plan);
    }
  }

  private void complete(ResponsePlan plan, ApiRequest request, boolean admitted) {
    Quota.Reading reading = quota.take();
    reading.addTo(plan);
    if (!reading.granted() || !admitted) {
      plan.error(429, "Too many requests");
      return;
    }
    faults.applyTo(plan, request);
    if (!plan.isReplaced()) {
      answers.answer(request, plan);
    }
    if (plan.joining != 0) {
      store.join(request.id(), plan.joining);
    }
  }
}
