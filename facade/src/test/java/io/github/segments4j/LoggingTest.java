package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.segments4j.call.RetryPolicy;
import io.github.segments4j.error.SegmentsException;
import io.github.segments4j.testing.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LoggingTest extends FakeStoreTestBase {

  private final FakeClock clock = new FakeClock();
  private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.segments4j");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void captureLog() {
    client.close();
    client = clientBuilder().build();
    log.start();
    logger.setLevel(Level.TRACE);
    logger.addAppender(log);
  }

  @AfterEach
  void releaseLog() {
    logger.detachAppender(log);
    logger.setLevel(null);
  }

  @Override
  protected SegmentsClient.Builder clientBuilder() {
    return super.clientBuilder().retryPolicy(RetryPolicy.standard()).clock(clock);
  }

  @Test
  void request_logsOneDebugEvent() {
    UUID segment = store.addSegment(625);
    list(segment).forEach(profile -> {});

    assertThat(log.list).hasSize(3).allMatch(event -> event.getLevel() == Level.DEBUG);
    assertThat(values(log.list.get(1)))
        .containsEntry("operation", "listSegmentShopperProfiles")
        .containsEntry("page", "2")
        .containsEntry("method", "GET")
        .containsEntry("status", "200")
        .containsEntry(
            "url",
            store.url()
                + "/stores/fake123/v3/segments/"
                + segment
                + "/shopper-profiles?page=2&limit=250")
        .containsKey("ms");
  }

  @Test
  void retry_logsOneWarning() {
    store.failNext(1, Fault.response(502, "text/html", "<html>secret</html>"));
    store.failNext(1, Fault.truncatedBody());
    store.failNext(1, Fault.response(503, "text/plain", ""));
    list(store.addSegment(1)).count();

    List<ILoggingEvent> warnings = warnings();
    assertThat(warnings).hasSize(3);
    assertThat(warnings)
        .allSatisfy(
            event -> {
              assertThat(event.getFormattedMessage()).startsWith("retrying GET " + store.url());
              assertThat(values(event)).containsKeys("operation", "page", "attempt", "waitMs");
            });
    assertThat(warnings).anySatisfy(e -> assertThat(values(e)).containsEntry("status", "503"));
  }

  @Test
  void longRateLimitWait_logsWarning() {
    store.quota(1, Duration.ofSeconds(2), clock);
    list(store.addSegment(20)).pageSize(10).forEach(profile -> {});
    assertThat(warnings())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.getFormattedMessage())
                  .startsWith("rate limit reached, waiting 2000 ms before GET ");
              assertThat(values(event)).containsEntry("waitMs", "2000").containsEntry("page", "2");
            });
  }

  @Test
  void shortRateLimitWait_logsNoWarning() {
    store.quota(1, Duration.ofMillis(900), clock);
    list(store.addSegment(20)).pageSize(10).forEach(profile -> {});

    assertThat(warnings()).isEmpty();
  }

  @Test
  void failedAttempt_logsDebugEvent() {
    store.failNext(1, Fault.droppedConnection());
    try (SegmentsClient once = clientBuilder().retryPolicy(RetryPolicy.none()).build()) {
      assertThatThrownBy(() -> list(once, UUID.randomUUID()).count())
          .isInstanceOf(SegmentsException.class);
    }
    assertThat(log.list)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.getLevel()).isEqualTo(Level.DEBUG);
              assertThat(values(event)).containsEntry("error", "IOException");
            });
  }

  @Test
  void message_containsKeyValuePairs() {
    store.quota(3, Duration.ofSeconds(2), clock);
    store.failNext(1, Fault.response(503, "text/plain", ""));
    store.failNext(1, Fault.truncatedBody());
    list(store.addSegment(20)).pageSize(10).forEach(profile -> {});

    assertThat(log.list).hasSizeGreaterThan(6);
    assertThat(log.list)
        .allSatisfy(
            event -> assertThat(event.getFormattedMessage()).contains(values(event).values()));
    assertThat(warnings().get(0).getFormattedMessage())
        .matches(
            "retrying GET http\\S+page=1&limit=10 \\(listSegmentShopperProfiles\\) in \\d+ ms"
                + " after status 503, attempt 1");
  }

  @Test
  void uncheckedException_logsDebugEvent() {
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addNetworkInterceptor(
                chain -> {
                  throw new UnsupportedOperationException("defect");
                })
            .build();
    try (SegmentsClient own = clientBuilder().httpClient(http).build()) {
      assertThatThrownBy(() -> list(own, UUID.randomUUID()).count())
          .isInstanceOf(SegmentsException.class);
    }
    assertThat(log.list)
        .singleElement()
        .satisfies(
            event ->
                assertThat(values(event)).containsEntry("error", "UnsupportedOperationException"));
  }

  private List<ILoggingEvent> warnings() {
    return log.list.stream().filter(event -> event.getLevel() == Level.WARN).toList();
  }

  private static Map<String, String> values(ILoggingEvent event) {
    return event.getKeyValuePairs().stream()
        .collect(Collectors.toMap(pair -> pair.key, pair -> String.valueOf(pair.value)));
  }
}
