package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.segments4j.call.RetryPolicy;
import io.github.segments4j.error.SegmentsException;
import io.github.segments4j.testing.Fault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import okhttp3.OkHttpClient;
import okhttp3.logging.HttpLoggingInterceptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The access token appears in requests only: not in logs, exceptions or strings. */
class SecretsTest extends FakeStoreTestBase {

  private static final String TOKEN = "fake-access-token";

  private final StringWriter output = new StringWriter();
  private final PrintWriter out = new PrintWriter(output, true);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final java.util.logging.Logger okhttp = java.util.logging.Logger.getLogger("okhttp3");
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          out.println(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void logEverything() {
    log.start();
    root.setLevel(Level.TRACE);
    root.addAppender(log);
    handler.setLevel(java.util.logging.Level.ALL);
    okhttp.setLevel(java.util.logging.Level.ALL);
    okhttp.addHandler(handler);
  }

  @AfterEach
  void logNothing() {
    root.detachAppender(log);
    root.setLevel(Level.OFF);
    okhttp.removeHandler(handler);
    okhttp.setLevel(null);
  }

  @Override
  protected SegmentsClient.Builder clientBuilder() {
    HttpLoggingInterceptor bodies =
        new HttpLoggingInterceptor(out::println).setLevel(HttpLoggingInterceptor.Level.BODY);
    HttpLoggingInterceptor headers =
        new HttpLoggingInterceptor(out::println).setLevel(HttpLoggingInterceptor.Level.HEADERS);
    OkHttpClient http =
        new OkHttpClient.Builder().addInterceptor(bodies).addNetworkInterceptor(headers).build();
    return super.clientBuilder()
        .httpClient(http)
        .retryPolicy(RetryPolicy.standard().maxAttempts(2))
        .maxResponseBytes(100_000)
        .clock(new FakeClock());
  }

  @Test
  void token_isNeverPrinted() {
    List<Fault> faults =
        List.of(
            Fault.response(200, "text/html", "<html>"),
            Fault.response(302, Map.of("Location", "http://127.0.0.1:1/"), new byte[0]),
            Fault.json(401, "{}"),
            Fault.json(403, "{}"),
            Fault.json(429, "{}"),
            Fault.response(502, "text/html", "<html>"),
            Fault.overload(),
            Fault.droppedConnection(),
            Fault.truncatedBody(),
            Fault.endlessBody(),
            Fault.delay(Duration.ofMillis(1)));
    UUID segment = store.addSegment(3);
    for (Fault fault : faults) {
      store.failNext(2, fault);
      failOrSucceed(segment);
      store.clearFaults();
    }
    assertThat(store.requests()).hasSizeGreaterThan(faults.size());
    out.println(client + " " + clientBuilder() + " " + list(segment));
    log.list.forEach(event -> out.println(event + " " + event.getKeyValuePairs()));
    assertThat(output.toString()).contains("shopper-profiles", "502").doesNotContain(TOKEN);
  }

  @Test
  void echoedToken_isRedacted() {
    String echo =
        """
        {"title": "%1$s", "errors": {"a": "%1$s"}}
        """;
    UUID segment = store.addSegment(3);
    store.failNext(2, Fault.json(502, echo.formatted(TOKEN)));
    StringWriter exception = new StringWriter();
    printAll(failOrSucceed(segment), new PrintWriter(exception, true));
    assertThat(exception.toString()).contains("[access token]").doesNotContain(TOKEN);
  }

  @Test
  void exceptionContainingToken_isRedacted() {
    IOException suppressing = new IOException("boom");
    suppressing.addSuppressed(new IOException(TOKEN));
    for (IOException thrown :
        List.of(
            new IOException(TOKEN),
            new IOException("boom", new IllegalStateException(TOKEN)),
            suppressing)) {
      StringWriter stackTrace = new StringWriter();

      failureWith(thrown).printStackTrace(new PrintWriter(stackTrace, true));

      assertThat(stackTrace.toString())
          .doesNotContain(TOKEN)
          .contains("Caused by")
          .contains("SecretsTest");
    }
  }

  @Test
  void exceptionWithoutToken_isKeptAsCause() {
    IOException cause = new ConnectException("connection refused");
    assertThat(failureWith(cause)).hasCause(cause);
  }

  private SegmentsException failureWith(IOException thrown) {
    OkHttpClient throwing =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  throw thrown;
                })
            .build();
    try (SegmentsClient failing = super.clientBuilder().httpClient(throwing).build()) {
      return catchThrowableOfType(
          SegmentsException.class, () -> list(failing, store.addSegment(1)).page(1));
    }
  }

  private SegmentsException failOrSucceed(UUID segment) {
    try {
      list(segment).forEach(profile -> {});
      return null;
    } catch (SegmentsException e) {
      printAll(e, out);
      return e;
    }
  }

  private static void printAll(SegmentsException e, PrintWriter out) {
    e.printStackTrace(out);
    out.println(e.call() + e.body() + e.headers() + e.errors() + e.title() + e.url());
  }
}
