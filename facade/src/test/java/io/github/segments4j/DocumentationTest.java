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
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The Java of the README and of the Javadoc's overview compiles as it stands there, and does what
 * is said of it, on a fake store. The Kotlin is compiled and run with the profile consumer.
 */
@Tag("slow")
public class DocumentationTest extends FakeStoreTestBase {

  private static final Path README = Path.of("..", "README.md");
  private static final Path OVERVIEW = Path.of("src", "main", "java", "module-info.java");
  private static final Path KOTLIN =
      Path.of("consumer-tests", "kotlin", "src", "main", "kotlin", "Quickstart.kt");
  private static final UUID NAMED_IN_THE_README =
      UUID.fromString("3fa85f64-5717-4562-b3fc-2c963f66afa6");
  private static final int MEMBERS = 625;

  /** Hands the test over to the constructor of a snippet, which has no parameters. */
  private static final ThreadLocal<DocumentationTest> RUNNING = new ThreadLocal<>();

  private final ExecutorService executor = Executors.newFixedThreadPool(4);
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private UUID segment;

  @BeforeEach
  void addSegmentsAndKeepWhatIsPrinted() {
    segment = store.addSegment(MEMBERS);
    store.addSegment(NAMED_IN_THE_README, 3);
    System.setOut(new PrintStream(printed, true, UTF_8));
    System.setErr(new PrintStream(OutputStream.nullOutputStream()));
  }

  @AfterEach
  void printAgain() {
    System.setOut(out);
    System.setErr(err);
    executor.shutdownNow();
  }

  static List<Snippet> snippets() throws IOException {
    List<Snippet> snippets = new ArrayList<>(inReadme("java"));
    snippets.addAll(snippets(OVERVIEW, " * <pre>{@code", " * }</pre>", " * "));
    return snippets;
  }

  private static List<Snippet> inReadme(String language) throws IOException {
    return snippets(README, "```" + language, "```", "");
  }

  private static List<Snippet> snippets(Path file, String before, String after, String margin)
      throws IOException {
    List<Snippet> snippets = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).equals(before)) {
        String code =
            lines.subList(i + 1, lines.size()).stream()
                .takeWhile(line -> !line.equals(after))
                .map(line -> line.substring(margin.length()))
                .collect(Collectors.joining("\n"));
        snippets.add(new Snippet(file, i + 2, code));
      }
    }
    return snippets;
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void everySnippetCompilesAndRuns(Snippet snippet) throws Exception {
    snippet.compile();

    run(snippet);
  }

  @Test
  void bothDocumentsAreLookedAt() throws IOException {
    assertThat(snippets()).extracting(Snippet::file).contains(README, OVERVIEW);
  }

  @Test
  void theKotlinIsThatOfTheConsumer() throws IOException {
    String consumer = Files.readString(KOTLIN).replaceAll("(?m)^ +", "");

    assertThat(inReadme("kotlin"))
        .isNotEmpty()
        .allSatisfy(snippet -> assertThat(consumer).contains(snippet.code));
  }

  @Test
  void theFirstSnippetPrintsTheCustomers() throws Exception {
    run(theOneWith("fromEnvironment"));

    assertThat(printed.toString(UTF_8).lines())
        .containsExactlyElementsOf(
            store.shopperProfiles(NAMED_IN_THE_README).stream()
                .map(profile -> String.valueOf(profile.customerId()))
                .toList());
  }

  @Test
  void theRangesAreTheWholeSegment() throws Exception {
    Surroundings surroundings = run(theOneWith(".ranges("));

    assertThat(surroundings.stored)
        .containsExactlyInAnyOrderElementsOf(store.shopperProfiles(segment));
  }

  @Test
  void theSyncMakesTheSegmentContainTheCustomers() throws Exception {
    Surroundings surroundings = run(theOneWith(".syncToCustomers("));

    assertThat(store.shopperProfiles(segment))
        .extracting(ShopperProfile::customerId)
        .containsExactlyInAnyOrderElementsOf(surroundings.customerIds);
  }

  @Test
  void theFakeStoreSnippetPrintsWhatItsCommentSays() throws Exception {
    run(theOneWith("FakeStore.start()"));

    assertThat(printed.toString(UTF_8)).isEqualTo("625" + System.lineSeparator());
  }

  private static Snippet theOneWith(String code) throws IOException {
    List<Snippet> found =
        inReadme("java").stream().filter(snippet -> snippet.code.contains(code)).toList();
    assertThat(found).as("snippets of the README with " + code).hasSize(1);
    return found.get(0);
  }

  /** Runs a snippet on the store of this test, which is then also that of the environment. */
  private Surroundings run(Snippet snippet) throws Exception {
    String code =
        snippet.code.replace("SegmentsClient.fromEnvironment()", "clientFromEnvironment()");
    RUNNING.set(this);
    Surroundings surroundings =
        new Snippet(snippet.file, snippet.line, code)
            .compile()
            .getDeclaredConstructor()
            .newInstance();
    try {
      surroundings.run();
    } catch (Exception | AssertionError e) {
      int line =
          Stream.of(e.getStackTrace())
              .filter(frame -> frame.getClassName().startsWith(surroundings.getClass().getName()))
              .mapToInt(StackTraceElement::getLineNumber)
              .findFirst()
              .orElse(snippet.line);
      throw new AssertionError(snippet.file + ":" + line + ": " + e, e);
    }
    executor.shutdown();
    assertThat(executor.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    return surroundings;
  }

  /** What the snippets take as given. Public, as they are in a package of their own, like users. */
  public abstract static class Surroundings {

    /** Counts for nobody. */
    protected final MeterRegistry registry = new SimpleMeterRegistry();

    /** Traces for nobody. */
    protected final OpenTelemetry openTelemetry = OpenTelemetry.noop();

    /** Some that are in the segment, and some that have no shopper profile yet. */
    protected final List<Long> customerIds;

    /** A client of the store. */
    protected final SegmentsClient client;

    /** The members of the segment. */
    protected final PagedIterable<ShopperProfile> listing;

    /** A segment. */
    protected final UUID id;

    /** Runs what it is given. */
    protected final ExecutorService executor;

    private final DocumentationTest test;
    private final Queue<ShopperProfile> stored = new ConcurrentLinkedQueue<>();

    /** Takes them from the test that is running. */
    protected Surroundings() {
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
     * @param profile is kept
     */
    protected void store(ShopperProfile profile) {
      stored.add(profile);
    }

    /**
     * The client of an environment that names the store of the test.
     *
     * @return a client
     */
    protected SegmentsClient clientFromEnvironment() {
      return SegmentsClient.fromEnvironment(
          Map.of(
              "BIGCOMMERCE_STORE_HASH", test.store.storeHash(),
              "BIGCOMMERCE_ACCESS_TOKEN", test.store.accessToken(),
              "BIGCOMMERCE_API_URL", test.store.url()));
    }

    /**
     * The snippet.
     *
     * @throws Exception whatever is thrown in it
     */
    protected abstract void run() throws Exception;
  }

  /** Code of a document, by the line that it begins at. */
  record Snippet(Path file, int line, String code) {

    private static final List<String> IMPORTS =
        List.of(
            "io.github.segments4j",
            "io.github.segments4j.batch",
            "io.github.segments4j.call",
            "io.github.segments4j.model",
            "io.github.segments4j.error",
            "io.github.segments4j.paging",
            "io.github.segments4j.testing",
            "io.micrometer.core.instrument.binder.okhttp3",
            "io.opentelemetry.instrumentation.okhttp.v3_0",
            "io.reactivex.rxjava3.core",
            "java.time",
            "java.util",
            "okhttp3",
            "org.reactivestreams",
            "reactor.adapter",
            "reactor.core.publisher");

    /** The lines of the class are those of the document, in messages and in stack traces. */
    private String source() {
      String imports =
          IMPORTS.stream().map("import %s.*;"::formatted).collect(Collectors.joining());
      return "package readme; "
          + imports
          + "public class Snippet extends io.github.segments4j.DocumentationTest.Surroundings {"
          + " protected void run() throws Exception {"
          + "\n".repeat(line - 1)
          + code
          + "\n}}";
    }

    Class<? extends Surroundings> compile() throws Exception {
      JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
      DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
      Compiled compiled = new Compiled();
      try (JavaFileManager files =
          compiled.in(compiler.getStandardFileManager(diagnostics, null, UTF_8))) {
        List<String> options =
            List.of(
                "-Xlint:all",
                "-Werror",
                "-proc:none",
                "-classpath",
                System.getProperty("java.class.path"));
        JavaFileObject source = new Source(source());
        compiler.getTask(null, files, diagnostics, options, null, List.of(source)).call();
      }
      assertThat(diagnostics.getDiagnostics())
          .as(() -> file + " does not compile:\n" + code)
          .extracting(found -> file + ":" + found.getLineNumber() + ": " + found.getMessage(null))
          .isEmpty();
      return compiled.loadClass("readme.Snippet").asSubclass(Surroundings.class);
    }

    @Override
    public String toString() {
      return file + ":" + line;
    }
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String text) {
      super(URI.create("string:///readme/Snippet.java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** The classes that the compiler made, in memory. */
  private static final class Compiled extends ClassLoader {

    private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

    Compiled() {
      super(DocumentationTest.class.getClassLoader());
    }

    JavaFileManager in(JavaFileManager usual) {
      return new ForwardingJavaFileManager<>(usual) {
        @Override
        public JavaFileObject getJavaFileForOutput(
            Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
          return new SimpleJavaFileObject(URI.create("memory:///" + name), kind) {
            @Override
            public OutputStream openOutputStream() {
              return classes.computeIfAbsent(name, each -> new ByteArrayOutputStream());
            }
          };
        }
      };
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      ByteArrayOutputStream found = classes.get(name);
      if (found == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = found.toByteArray();
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
