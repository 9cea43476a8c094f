package io.github.segments4j.internal.http;

import io.github.segments4j.call.Operation;
import java.io.IOException;
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
 * line contains a body or a token.
 */
final class CallLogger implements Interceptor {

  private static final Logger LOG = LoggerFactory.getLogger("io.github.segments4j");
  private static final long LONG_WAIT = TimeUnit.SECONDS.toNanos(1);

  @Override
  public Response intercept(Chain chain) throws IOException {
    long start = System.nanoTime();
    try {
      Response response = chain.proceed(chain.request());
      line(Level.DEBUG, chain.call(), response, null)
          .addKeyValue("ms", millisSince(start))
          .log("response received");
      return response;
    } catch (IOException e) {
      line(Level.DEBUG, chain.call(), null, e)
          .addKeyValue("ms", millisSince(start))
          .log("no response");
      throw e;
    }
  }

  void retrying(
      Call call, @Nullable Response response, @Nullable IOException failure, long waitMillis) {
    line(Level.WARN, call, response, failure)
        .addKeyValue("attempt", CallState.of(call).attempts())
        .addKeyValue("waitMs", waitMillis)
        .log("call failed, retrying");
  }

  void rateLimited(Call call, long waitNanos) {
    line(waitNanos > LONG_WAIT ? Level.WARN : Level.DEBUG, call, null, null)
        .addKeyValue("waitMs", TimeUnit.NANOSECONDS.toMillis(waitNanos))
        .log("rate limit reached, waiting");
  }

  private static long millisSince(long start) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }

  private static LoggingEventBuilder line(
      Level level, Call call, @Nullable Response response, @Nullable IOException failure) {
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
