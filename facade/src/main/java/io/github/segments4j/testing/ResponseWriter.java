package io.github.segments4j.testing;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A writer of responses, including faulty ones. */
final class ResponseWriter {

  private static final int SLOW_BODY_CHUNKS = 10;
  private static final int PADDING_SIZE = 10_000;

  private ResponseWriter() {}

  static void send(HttpExchange exchange, ResponsePlan plan) throws IOException {
    if (plan.dropConnection) {
      return;
    }
    plan.headers.forEach(exchange.getResponseHeaders()::set);
    if (plan.endlessBody) {
      exchange.sendResponseHeaders(plan.statusCode, 0);
      writeEndlessly(exchange.getResponseBody(), plan.body);
      return;
    }
    exchange.sendResponseHeaders(plan.statusCode, plan.body.length == 0 ? -1 : plan.body.length);
    OutputStream out = exchange.getResponseBody();
    int chunks = plan.bodyDuration.isZero() ? 1 : SLOW_BODY_CHUNKS;
    int end = plan.truncateBody ? plan.body.length / 2 : plan.body.length;
    for (int i = 0; i < chunks; i++) {
      int from = (int) ((long) end * i / chunks);
      int to = (int) ((long) end * (i + 1) / chunks);
      out.write(plan.body, from, to - from);
      out.flush();
      sleep(plan.bodyDuration.dividedBy(chunks));
    }
    if (!plan.truncateBody) {
      out.close();
    }
  }

  /** Pads the JSON with spaces before its last character until the client disconnects. */
  private static void writeEndlessly(OutputStream out, byte[] body) throws IOException {
    out.write(body, 0, Math.max(0, body.length - 1));
    byte[] padding = " ".repeat(PADDING_SIZE).getBytes(StandardCharsets.US_ASCII);
    while (!Thread.currentThread().isInterrupted()) {
      out.write(padding);
    }
  }

  static void sleep(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
