package io.github.segments4j.testing;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends answers, also broken ones. */
final class ResponseWriter {

  private static final int PIECES = 10;
  private static final int BLANKS = 10_000;

  private ResponseWriter() {}

  static void send(HttpExchange exchange, ResponsePlan plan) throws IOException {
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
    byte[] blanks = " ".repeat(BLANKS).getBytes(StandardCharsets.US_ASCII);
    while (!Thread.currentThread().isInterrupted()) {
      out.write(blanks);
    }
  }

  static void pause(Duration delay) {
    try {
      Thread.sleep(delay.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
