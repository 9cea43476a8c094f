package io.github.segments4j.internal;

import io.github.segments4j.call.Operation;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Every line that the library logs: DEBUG for each request, WARN for what an operator may want to
 * know. No line holds a body or a token.
 */
final class CallLogger {

  private static final Logger LOG = LoggerFactory.getLogger("io.github.segments4j");
  private static final long NOTABLE_WAIT = TimeUnit.SECONDS.toNanos(1);

  /** An attempt was answered. */
  void answered(Call call, Response response, long nanos) {
    line(Level.DEBUG, call)
        .addKeyValue("status", response.code())
        .addKeyValue("ms", TimeUnit.NANOSECONDS.toMillis(nanos))
        .log("answered");
  }

  /** An attempt was not answered. */
  void notAnswered(Call call, IOException failure, long nanos) {
    line(Level.DEBUG, call)
        .addKeyValue("error", failure.getClass().getSimpleName())
        .addKeyValue("ms", TimeUnit.NANOSECONDS.toMillis(nanos))
        .log("not answered");
  }

  /** A call will be tried again. */
  void tryingAgain(
      Call call, @Nullable Response response, @Nullable IOException failure, long millis) {
    LoggingEventBuilder line = line(Level.WARN, call);
    if (response != null) {
      line = line.addKeyValue("status", response.code());
    }
    if (failure != null) {
      line = line.addKeyValue("error", failure.getClass().getSimpleName());
    }
    line.addKeyValue("attempt", CallState.of(call).attempts())
        .addKeyValue("waitMs", millis)
        .log("failed, trying again after a wait");
  }

  /** A call waits for the store's next window. */
  void holding(Call call, long nanos) {
    line(nanos > NOTABLE_WAIT ? Level.WARN : Level.DEBUG, call)
        .addKeyValue("waitMs", TimeUnit.NANOSECONDS.toMillis(nanos))
        .log("quota used up, waiting for the next window");
  }

  private static LoggingEventBuilder line(Level level, Call call) {
    Request request = call.request();
    LoggingEventBuilder line = LOG.atLevel(level);
    Operation operation = request.tag(Operation.class);
    if (operation != null) {
      line = line.addKeyValue("operation", operation.id());
      if (operation.page() > 0) {
        line = line.addKeyValue("page", operation.page());
      }
    }
    return line.addKeyValue("method", request.method()).addKeyValue("url", request.url());
  }
}
