package io.github.segments4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.paging.PagedIterable;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The snippets of the README and of the overview in the Javadoc, compiled and run on a fake store.
 * The profile {@code consumer} compiles and runs the Kotlin.
 */
@Tag("slow")
public class DocumentationTest extends FakeStoreTestBase {

  private static final Path README = Path.of("..", "README.md");
  private static final Path OVERVIEW = Path.of("src", "main", "java", "module-info.java");
  private static final Path KOTLIN =
      Path.of("consumer-tests", "kotlin", "src", "main", "kotlin", "Quickstart.kt");
  private static final UUID README_SEGMENT =
      UUID.fromString("3fa85f64-5717-4562-b3fc-2c963f66afa6");
  private static final int MEMBERS = 625;

  /** The test of the snippet under construction, since its constructor has no parameters. */
  private static final ThreadLocal<DocumentationTest> RUNNING = new ThreadLocal<>();

  private static final SnippetCompiler<SnippetBase> COMPILER =
      new SnippetCompiler<>(
          SnippetBase.class,
          List.of(
              "io.github.segments4j",
              "io.github.segments4j.batch",
              "io.github.segments4j.call",
              "io.github.segments4j.model",
              "io.github.segments4j.error",
              "io.github.segments4j.paging",
              "io.github.segments4j.sync",
              "io.github.segments4j.testing",
              "io.micrometer.core.instrument.binder.okhttp3",
              "io.opentelemetry.instrumentation.okhttp.v3_0",
              "io.reactivex.rxjava3.core",
              "java.time",
              "java.util",
              "okhttp3",
              "org.reactivestreams",
              "reactor.adapter",
              "reactor.core.publisher"));

  private final ExecutorService executor = Executors.newFixedThreadPool(4);
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private UUID segment;

  @BeforeEach
  void addSegmentsAndCaptureOutput() {
    segment = store.addSegment(MEMBERS);
    store.addSegment(README_SEGMENT, 3);
    System.setOut(new PrintStream(printed, true, UTF_8));
    System.setErr(new PrintStream(OutputStream.nullOutputStream()));
  }

  @AfterEach
  void restoreOutput() {
    System.setOut(out);
    System.setErr(err);
    executor.shutdownNow();
  }

  static List<Snippet> snippets() throws IOException {
    List<Snippet> snippets = new ArrayList<>(readmeSnippets("java"));
    snippets.addAll(Snippet.readAll(OVERVIEW, " * <pre>{@code", " * }</pre>", " * "));
    return snippets;
  }

  private static List<Snippet> readmeSnippets(String language) throws IOException {
    return Snippet.readAll(README, "```" + language, "```", "");
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void snippet_compilesAndRuns(Snippet snippet) throws Exception {
    COMPILER.compile(snippet);

    run(snippet);
  }

  @Test
  void snippets_comeFromBothDocuments() throws IOException {
    assertThat(snippets()).extracting(Snippet::file).contains(README, OVERVIEW);
  }

  @Test
  void kotlinSnippet_isPartOfConsumer() throws IOException {
    String consumer = Files.readString(KOTLIN).replaceAll("(?m)^ +", "");

    assertThat(readmeSnippets("kotlin"))
        .isNotEmpty()
        .allSatisfy(snippet -> assertThat(consumer).contains(snippet.code()));
  }

  @Test
  void quickstart_printsCustomers() throws Exception {
    run(snippetWith("fromEnvironment"));

    assertThat(printed.toString(UTF_8).lines())
        .containsExactlyElementsOf(
            store.shopperProfiles(README_SEGMENT).stream()
                .map(profile -> String.valueOf(profile.customerId()))
                .toList());
  }

  @Test
  void rangesSnippet_listsWholeSegment() throws Exception {
    SnippetBase base = run(snippetWith(".ranges("));

    assertThat(base.stored).containsExactlyInAnyOrderElementsOf(store.shopperProfiles(segment));
  }

  @Test
  void syncSnippet_mirrorsCustomers() throws Exception {
    SnippetBase base = run(snippetWith(".syncToCustomers("));

    assertThat(store.shopperProfiles(segment))
        .extracting(ShopperProfile::customerId)
        .containsExactlyInAnyOrderElementsOf(base.customerIds);
  }

  @Test
  void fakeStoreSnippet_printsCount() throws Exception {
    run(snippetWith("FakeStore.start()"));

    assertThat(printed.toString(UTF_8)).isEqualTo("625" + System.lineSeparator());
  }

  private static Snippet snippetWith(String code) throws IOException {
    List<Snippet> matches =
        readmeSnippets("java").stream().filter(snippet -> snippet.code().contains(code)).toList();
    assertThat(matches).as("snippets of the README with " + code).hasSize(1);
    return matches.get(0);
  }

  /** Runs a snippet whose environment variables name the store of this test. */
  private SnippetBase run(Snippet snippet) throws Exception {
    RUNNING.set(this);
    SnippetBase base =
        COMPILER
            .compile(snippet.replace("SegmentsClient.fromEnvironment()", "clientFromEnvironment()"))
            .getDeclaredConstructor()
            .newInstance();
    try {
      base.run();
    } catch (Exception | AssertionError e) {
      int line =
          Stream.of(e.getStackTrace())
              .filter(frame -> frame.getClassName().startsWith(base.getClass().getName()))
              .mapToInt(StackTraceElement::getLineNumber)
              .findFirst()
              .orElse(snippet.line());
      throw new AssertionError("%s:%d: %s".formatted(snippet.file(), line, e), e);
    }
    executor.shutdown();
    assertThat(executor.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    return base;
  }

  /** The variables and methods that the snippets use. Public, since they have their own package. */
  public abstract static class SnippetBase {

    /** A registry that nobody reads. */
    protected final MeterRegistry registry = new SimpleMeterRegistry();

    /** Telemetry that is not exported. */
    protected final OpenTelemetry openTelemetry = OpenTelemetry.noop();

    /** Customers, of whom some are in the segment and some have no shopper profile yet. */
    protected final List<Long> customerIds;

    /** A client of the store. */
    protected final SegmentsClient client;

    /** The members of the segment. */
    protected final PagedIterable<ShopperProfile> listing;

    /** The id of the segment. */
    protected final UUID id;

    /** An executor. */
    protected final ExecutorService executor;

    private final DocumentationTest test;
    private final Queue<ShopperProfile> stored = new ConcurrentLinkedQueue<>();

    /** Takes the values of the running test. */
    protected SnippetBase() {
      this.test = RUNNING.get();
      this.client = test.client;
      this.listing = test.list(test.segment);
      this.id = test.segment;
      this.executor = test.executor;
      List<Long> members =
          test.store.shopperProfiles(id).stream()
              .map(ShopperProfile::customerId)
              .filter(Objects::nonNull)
              .toList();
      this.customerIds =
          Stream.concat(members.stream().skip(10), Stream.of(1_000_001L, 1_000_002L)).toList();
    }

    /**
     * Stores a profile.
     *
     * @param profile the profile
     */
    protected void store(ShopperProfile profile) {
      stored.add(profile);
    }

    /**
     * Creates a client from environment variables that name the store of the test.
     *
     * @return the client
     */
    protected SegmentsClient clientFromEnvironment() {
      return SegmentsClient.fromEnvironment(
          Map.of(
              "BIGCOMMERCE_STORE_HASH", test.store.storeHash(),
              "BIGCOMMERCE_ACCESS_TOKEN", test.store.accessToken(),
              "BIGCOMMERCE_API_URL", test.store.url()));
    }

    /**
     * Runs the snippet.
     *
     * @throws Exception if the snippet throws it
     */
    protected abstract void run() throws Exception;
  }
}
