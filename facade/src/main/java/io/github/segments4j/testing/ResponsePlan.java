package io.github.segments4j.testing;

import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A response under construction, with the faults that apply to it. */
final class ResponsePlan {

  private static final String RELATIVE_ERROR_TYPE = "/api-docs/getting-started/api-status-codes";
  private static final String ERROR_TYPE =
      "https://developer.bigcommerce.com" + RELATIVE_ERROR_TYPE;

  Duration delay = Duration.ZERO;
  Duration bodyDuration = Duration.ZERO;
  boolean dropConnection;
  boolean truncateBody;
  boolean endlessBody;
  boolean includeMeta = true;
  boolean errorsByIndex;
  boolean deleteWithBody;
  int maxPageSize = Integer.MAX_VALUE;

  /** The members to add at the front afterwards; negative to remove members. */
  int addedMembers;

  int statusCode;
  byte[] body = new byte[0];
  final Map<String, String> headers = new LinkedHashMap<>();

  private boolean replaced;

  boolean isReplaced() {
    return replaced;
  }

  void replaceWith(int statusCode, Map<String, String> headers, byte[] body) {
    this.replaced = true;
    this.statusCode = statusCode;
    if (statusCode == ApiError.TOO_MANY_REQUESTS) {
      this.headers.computeIfPresent("X-Rate-Limit-Requests-Left", (name, left) -> "0");
    }
    this.headers.putAll(headers);
    this.body = body;
  }

  void error(int statusCode, String title) {
    json(statusCode, errorJson(statusCode, title, Map.of()));
  }

  static String errorJson(int statusCode, String title, Map<String, String> errors) {
    String type = statusCode == ApiError.TOO_MANY_REQUESTS ? RELATIVE_ERROR_TYPE : ERROR_TYPE;
    return """
    {"status":%s,"title":%s,"type":"%s","errors":%s}"""
        .formatted(statusCode, Json.write(title), type, Json.write(errors));
  }

  void noContent() {
    this.statusCode = HttpURLConnection.HTTP_NO_CONTENT;
  }

  void json(int statusCode, String body) {
    respond(statusCode, "application/json", body);
  }

  void text(int statusCode, String body) {
    respond(statusCode, "text/plain", body);
  }

  private void respond(int statusCode, String contentType, String body) {
    this.statusCode = statusCode;
    this.headers.put("Content-Type", contentType);
    this.body = body.getBytes(StandardCharsets.UTF_8);
  }
}
