package io.github.segments4j.internal.http;

import io.github.segments4j.call.Operation;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Writes every log line of the library: DEBUG for each attempt, WARN for retries and long waits. No
 * line contains a body or a token. The facts are in the message, which every pattern prints, and in
 * key-value pairs.
 */
final class CallLogger implements Interceptor {

  private static final Logger LOG = LoggerFactory.getLogger("io.github.segments4j");
  private static final long LONG_WAIT = TimeUnit.SECONDS.toNanos(1);

  /**
   * Creates a logger.
   *
   * @throws LinkageError if SLF4J is older than 2.0
   */
  CallLogger() {
    LoggingEventBuilder unused = LOG.atTrace();
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    long start = System.nanoTime();
    try {
      Response response = chain.proceed(chain.request());
      attempted(chain.call(), response, null, start);
      return response;
    } catch (IOException | RuntimeException e) {
      attempted(chain.call(), null, e, start);
      throw e;
    }
  }

  void retrying(
      Call call, @Nullable Response response, @Nullable Exception failure, long waitMillis) {
    int attempt = CallState.of(call).attempts();
    line(Level.WARN, call, response, failure)
        .addKeyValue("attempt", attempt)
        .addKeyValue("waitMs", waitMillis)
        .log(
            "retrying {} in {} ms after {}, attempt {}",
            new Subject(call.request()),
            waitMillis,
            outcome(response, failure),
            attempt);
  }

  void rateLimited(Call call, long waitNanos) {
    long waitMillis = TimeUnit.NANOSECONDS.toMillis(waitNanos);
    line(waitNanos > LONG_WAIT ? Level.WARN : Level.DEBUG, call, null, null)
        .addKeyValue("waitMs", waitMillis)
        .log(
            "rate limit reached, waiting {} ms before {}", waitMillis, new Subject(call.request()));
  }

  private static void attempted(
      Call call, @Nullable Response response, @Nullable Exception failure, long start) {
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    line(Level.DEBUG, call, response, failure)
        .addKeyValue("ms", millis)
        .log("{}: {} in {} ms", new Subject(call.request()), outcome(response, failure), millis);
  }

  /** Describes the request in a message, only if the message is written. */
  private record Subject(Request request) {

    @Override
    public String toString() {
      Operation operation = request.tag(Operation.class);
      return "%s %s%s"
          .formatted(
              request.method(),
              request.url(),
              operation == null ? "" : " (%s)".formatted(operation.id()));
    }
  }

  private static String outcome(@Nullable Response response, @Nullable Exception failure) {
    return response == null
        ? Objects.requireNonNull(failure).getClass().getSimpleName()
        : "status " + response.code();
  }

  private static LoggingEventBuilder line(
      Level level, Call call, @Nullable Response response, @Nullable Exception failure) {
    Request request = call.request();
    LoggingEventBuilder line = LOG.atLevel(level);
    Operation operation = request.tag(Operation.class);
    if (operation != null) {
      line = line.addKeyValue("operation", operation.id());
      if (operation.page() > 0) {
        line = line.addKeyValue("page", operation.page());
      }
    }
    line = line.addKeyValue("method", request.method()).addKeyValue("url", request.url());
    if (response != null) {
      line = line.addKeyValue("status", response.code());
    }
    return failure == null ? line : line.addKeyValue("error", failure.getClass().getSimpleName());
  }
}
