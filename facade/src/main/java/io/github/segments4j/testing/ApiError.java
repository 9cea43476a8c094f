package io.github.segments4j.testing;

import java.net.HttpURLConnection;

/** An error response of the store, or the error of one item of a batch. */
final class ApiError extends Exception {

  static final int UNPROCESSABLE_CONTENT = 422;
  static final int TOO_MANY_REQUESTS = 429;

  private final int statusCode;
  private final boolean isJson;

  private ApiError(int statusCode, boolean isJson, String message) {
    super(message, null, false, false);
    this.statusCode = statusCode;
    this.isJson = isJson;
  }

  static ApiError json(int statusCode, String title) {
    return new ApiError(statusCode, true, title);
  }

  static ApiError text(int statusCode, String message) {
    return new ApiError(statusCode, false, message);
  }

  static ApiError notFound() {
    return json(HttpURLConnection.HTTP_NOT_FOUND, "Not Found");
  }

  static ApiError conflict(String message) {
    return json(HttpURLConnection.HTTP_CONFLICT, message);
  }

  static ApiError unprocessable(String message) {
    return json(UNPROCESSABLE_CONTENT, message);
  }

  int statusCode() {
    return statusCode;
  }

  String message() {
    return String.valueOf(getMessage());
  }

  boolean isJson() {
    return isJson;
  }
}
