package io.github.segments4j.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What one answer is going to be, while faults may still change it. */
final class ResponsePlan {

  private static final String SHORT_STATUS_CODES = "/api-docs/getting-started/api-status-codes";
  private static final String STATUS_CODES =
      "https://developer.bigcommerce.com" + SHORT_STATUS_CODES;

  Duration delay = Duration.ZERO;
  boolean dropConnection;
  boolean breakBody;
  boolean endless;
  Duration slowness = Duration.ZERO;
  boolean withMeta = true;
  int largestPage = Integer.MAX_VALUE;
  int joining;

  int status;
  byte[] body = new byte[0];
  final Map<String, String> headers = new LinkedHashMap<>();

  private boolean replaced;

  boolean isReplaced() {
    return replaced;
  }

  void replaceWith(int status, Map<String, String> headers, byte[] body) {
    this.replaced = true;
    this.status = status;
    if (status == 429) {
      this.headers.computeIfPresent("X-Rate-Limit-Requests-Left", (name, left) -> "0");
    }
    this.headers.putAll(headers);
    this.body = body;
  }

  void error(int status, String title) {
    String type = status == 429 ? SHORT_STATUS_CODES : STATUS_CODES;
    json(
        status,
        "{\"status\":%d,\"title\":\"%s\",\"type\":\"%s\",\"errors\":{}}"
            .formatted(status, title, type));
  }

  void nothing() {
    this.status = 204;
  }

  void json(int status, String body) {
    answer(status, "application/json", body);
  }

  void text(int status, String body) {
    answer(status, "text/plain", body);
  }

  private void answer(int status, String contentType, String text) {
    this.status = status;
    this.headers.put("Content-Type", contentType);
    this.body = text.getBytes(StandardCharsets.UTF_8);
  }
}
