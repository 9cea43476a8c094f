package io.github.segments4j.testing;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.segments4j.client.JsonTypes;
import io.github.segments4j.client.model.ShopperProfile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A BigCommerce in memory, which answers over HTTP on this machine alone: for the tests of programs
 * that use the library, and for trying things out.
 *
 * <p>It holds one store with any number of segments, checks what the real one checks, answers with
 * its headers, and can be told to fail. It is safe for use by several threads.
 */
public final class FakeStore implements AutoCloseable {

  /** The scope that lets a token change things, and list the profiles of a segment. */
  public static final String MODIFY = "store_v2_customers";

  /** The scope that lets a token read, but not list the profiles of a segment. */
  public static final String READ_ONLY = "store_v2_customers_read_only";

  private static final String ACCESS_TOKEN = "fake-access-token";
  private static final Pattern ROUTE =
      Pattern.compile(
          "/stores/([^/]+)/v3/segments/"
              + "(\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12})"
              + "/shopper-profiles");
  private static final Set<String> PARAMETERS = Set.of("page", "limit");
  private static final int PIECES = 10;
  private static final int DEFAULT_LIMIT = 50;
  private static final int LARGEST_LIMIT = 250;
  private static final String STATUS_CODES =
      "https://developer.bigcommerce.com/api-docs/getting-started/api-status-codes";
  private static final JsonAdapter<List<ShopperProfile>> PROFILES =
      JsonTypes.list(new Moshi.Builder().build().adapter(ShopperProfile.class));
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
  private final Map<UUID, Members> segments = new ConcurrentHashMap<>();
  private final List<RecordedRequest> requests = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Fault> faults = new HashMap<>();
  private final Queue<Fault> nextFaults = new ArrayDeque<>();
  private final AtomicInteger inProgress = new AtomicInteger();
  private volatile Quota quota = new Quota(UNLIMITED, WINDOW, InstantSource.system());
  private volatile int concurrencyLimit = UNLIMITED;
  private @Nullable Storm storm;
  private volatile String storeHash = "fake123";
  private volatile Set<String> scopes = Set.of(MODIFY);

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
    return storeHash;
  }

  /**
   * Sets the hash of the store, for programs that know several.
   *
   * @param storeHash the hash
   * @return this
   */
  public FakeStore storeHash(String storeHash) {
    this.storeHash = storeHash;
    return this;
  }

  /**
   * The one access token that the store accepts.
   *
   * @return the token
   */
  public String accessToken() {
    return ACCESS_TOKEN;
  }

  /**
   * Sets the scopes of the access token; {@link #MODIFY} unless set.
   *
   * @param scopes the scopes' parameters
   * @return this
   */
  public FakeStore scopes(String... scopes) {
    this.scopes = Set.of(scopes);
    return this;
  }

  /**
   * Adds a segment.
   *
   * @param members how many shopper profiles it has; a million cost no more than one
   * @return the segment's id
   */
  public UUID addSegment(long members) {
    UUID id = UUID.randomUUID();
    addSegment(id, members);
    return id;
  }

  /**
   * Adds a segment, or replaces one.
   *
   * @param id the segment's id, on which the profiles in it depend
   * @param members how many shopper profiles it has; a million cost no more than one
   * @throws IllegalArgumentException if they are less than 0
   */
  public void addSegment(UUID id, long members) {
    segments.put(id, new Members(id, 0, Fault.atLeast("members", 0, members)));
  }

  /**
   * Lets members join a segment at its front.
   *
   * @param segmentId the segment
   * @param count how many
   */
  public void join(UUID segmentId, int count) {
    segments.computeIfPresent(segmentId, (id, members) -> members.joinedBy(count));
  }

  /**
   * Lets members leave a segment from its front.
   *
   * @param segmentId the segment
   * @param count how many
   */
  public void leave(UUID segmentId, int count) {
    segments.computeIfPresent(segmentId, (id, members) -> members.joinedBy(-count));
  }

  /**
   * The shopper profiles in a segment as it is now, in the order in which they are listed.
   *
   * @param segmentId the segment
   * @return the profiles
   * @throws IllegalArgumentException if there is no such segment
   */
  public List<ShopperProfile> shopperProfiles(UUID segmentId) {
    Members members = segments.get(segmentId);
    if (members == null) {
      throw new IllegalArgumentException("segmentId: there is no segment " + segmentId);
    }
    try {
      return PROFILES.fromJson(members.all());
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
    this.concurrencyLimit = requests;
    return this;
  }

  /**
   * Lets answers fail at random, until {@link #recover()}. The same seed gives the same faults in
   * the same order.
   *
   * @param seed where the random numbers begin
   * @param share what part of the answers fails, from 0 to 1
   * @param kinds what goes wrong, one of these at a time
   * @return this
   */
  public FakeStore storm(long seed, double share, Fault... kinds) {
    synchronized (faults) {
      storm = new Storm(new Random(seed), share, List.of(kinds));
    }
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
    synchronized (faults) {
      nextFaults.addAll(Collections.nCopies(Fault.atLeast("count", 1, count), fault));
    }
    return this;
  }

  /**
   * Lets every answer with a page fail, until {@link #recover()}.
   *
   * @param page the number of the page, counted from 1
   * @param fault what goes wrong
   * @return this
   * @throws IllegalArgumentException if the page is less than 1
   */
  public FakeStore failPage(int page, Fault fault) {
    synchronized (faults) {
      faults.put(String.valueOf(Fault.atLeast("page", 1, page)), fault);
    }
    return this;
  }

  /**
   * Ends all faults.
   *
   * @return this
   */
  public FakeStore recover() {
    synchronized (faults) {
      faults.clear();
      nextFaults.clear();
      storm = null;
    }
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
      AnswerPlan plan;
      int concurrent = inProgress.incrementAndGet();
      try {
        plan = plan(exchange, concurrent);
        pause(plan.delay);
      } finally {
        // Before the answer goes out: whoever has it may send the next request.
        inProgress.decrementAndGet();
      }
      send(exchange, plan);
    }
  }

  private AnswerPlan plan(HttpExchange exchange, int concurrent) throws IOException {
    exchange.getRequestBody().readAllBytes();
    requests.add(record(exchange));
    Map<String, String> query = query(exchange.getRequestURI().getQuery());
    AnswerPlan plan = new AnswerPlan();
    Quota.Reading reading = quota.take();
    reading.addTo(plan);
    if (!reading.granted() || concurrent > concurrencyLimit) {
      plan.json(429, error(429, "Too many requests", "/api-docs/getting-started/api-status-codes"));
      return plan;
    }
    applyFaults(plan, query.getOrDefault("page", "1"));
    Matcher route = ROUTE.matcher(exchange.getRequestURI().getPath());
    if (!route.matches() || !exchange.getRequestMethod().equals("GET")) {
      if (!plan.isReplaced()) {
        plan.text(404, "The route is not found, check the URL");
      }
      return plan;
    }
    if (!plan.isReplaced()) {
      answer(plan, exchange, route, query);
    }
    segments.computeIfPresent(
        UUID.fromString(route.group(2)), (id, members) -> members.joinedBy(plan.joining));
    return plan;
  }

  private void answer(
      AnswerPlan plan, HttpExchange exchange, Matcher route, Map<String, String> query) {
    String token = exchange.getRequestHeaders().getFirst("X-Auth-Token");
    if (token == null) {
      plan.text(401, "X-Auth-Token header is required");
    } else if (token.isEmpty()) {
      plan.text(401, "X-Auth-Token header should have correct format");
    } else if (!token.equals(ACCESS_TOKEN)) {
      plan.json(401, error(401, "Unauthorized", STATUS_CODES));
    } else if (!route.group(1).equals(storeHash) || !scopes.contains(MODIFY)) {
      plan.json(
          403, error(403, "You don't have a required scope to access the endpoint", STATUS_CODES));
    } else {
      answerPage(plan, route.group(2), query);
    }
  }

  private void answerPage(AnswerPlan plan, String segmentId, Map<String, String> query) {
    Integer page = positive(query.getOrDefault("page", "1"));
    Integer limit = positive(query.getOrDefault("limit", String.valueOf(DEFAULT_LIMIT)));
    if (page == null || limit == null || !PARAMETERS.containsAll(query.keySet())) {
      plan.json(422, error(422, "The query is not accepted", STATUS_CODES));
      return;
    }
    Members members = segments.get(UUID.fromString(segmentId));
    if (members == null) {
      plan.json(404, error(404, "Not Found", STATUS_CODES));
      return;
    }
    int size = Math.min(Math.min(limit, LARGEST_LIMIT), plan.largestPage);
    plan.json(200, members.page(page, size, plan.withMeta));
  }

  private void send(HttpExchange exchange, AnswerPlan plan) throws IOException {
    if (plan.dropConnection) {
      return;
    }
    plan.headers.forEach(exchange.getResponseHeaders()::set);
    if (plan.endless) {
      exchange.sendResponseHeaders(plan.status, 0);
      sendWithoutEnd(exchange.getResponseBody(), plan.body);
      return;
    }
    exchange.sendResponseHeaders(plan.status, plan.body.length == 0 ? -1 : plan.body.length);
    OutputStream out = exchange.getResponseBody();
    int pieces = plan.slowness.isZero() ? 1 : PIECES;
    int end = plan.breakBody ? plan.body.length / 2 : plan.body.length;
    for (int i = 0; i < pieces; i++) {
      int from = (int) ((long) end * i / pieces);
      out.write(plan.body, from, (int) ((long) end * (i + 1) / pieces) - from);
      out.flush();
      pause(plan.slowness.dividedBy(pieces));
    }
    if (!plan.breakBody) {
      out.close();
    }
  }

  /** Blanks may stand before JSON ends; goes on until the other side closes the connection. */
  private static void sendWithoutEnd(OutputStream out, byte[] body) throws IOException {
    out.write(body, 0, Math.max(0, body.length - 1));
    byte[] blanks = " ".repeat(DEFAULT_LIMIT * LARGEST_LIMIT).getBytes(StandardCharsets.US_ASCII);
    while (!Thread.currentThread().isInterrupted()) {
      out.write(blanks);
    }
  }

  private void applyFaults(AnswerPlan plan, String page) {
    synchronized (faults) {
      if (storm != null) {
        storm.next().ifPresent(fault -> fault.applyTo(plan));
      }
      if (faults.containsKey(page)) {
        faults.get(page).applyTo(plan);
      }
      if (!nextFaults.isEmpty()) {
        nextFaults.remove().applyTo(plan);
      }
    }
  }

  private static void pause(Duration delay) {
    try {
      Thread.sleep(delay.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static RecordedRequest record(HttpExchange exchange) {
    Map<String, List<String>> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
    headers.remove("x-auth-token");
    return new RecordedRequest(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        exchange.getRequestURI().getQuery(),
        headers);
  }

  private static Map<String, String> query(@Nullable String query) {
    Map<String, String> parameters = new HashMap<>();
    if (query != null) {
      for (String parameter : query.split("&")) {
        String[] parts = parameter.split("=", 2);
        parameters.putIfAbsent(parts[0], parts.length == 2 ? parts[1] : "");
      }
    }
    return parameters;
  }

  private static @Nullable Integer positive(String text) {
    try {
      int value = Integer.parseInt(text);
      return value < 1 ? null : value;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static String error(int status, String title, String type) {
    return "{\"status\":%d,\"title\":\"%s\",\"type\":\"%s\",\"errors\":{}}"
        .formatted(status, title, type);
  }

  private record Storm(Random random, double share, List<Fault> kinds) {

    Optional<Fault> next() {
      return random.nextDouble() < share
          ? Optional.of(kinds.get(random.nextInt(kinds.size())))
          : Optional.empty();
    }
  }
}
