package io.github.segments4j.testing;

/** An answer, or a part of one, that says why the store does not do what it was asked for. */
final class ApiError extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final boolean plainText;

  private ApiError(int status, boolean plainText, String message) {
    super(message, null, false, false);
    this.status = status;
    this.plainText = plainText;
  }

  static ApiError json(int status, String title) {
    return new ApiError(status, false, title);
  }

  static ApiError text(int status, String message) {
    return new ApiError(status, true, message);
  }

  /** Something is there already, or in use. */
  static ApiError conflict(String message) {
    return json(409, message);
  }

  /** Something is not there, or not accepted. */
  static ApiError failure(String message) {
    return json(422, message);
  }

  static ApiError notFound() {
    return json(404, "Not Found");
  }

  boolean isConflict() {
    return status == 409;
  }

  String text() {
    return String.valueOf(getMessage());
  }

  void writeTo(ResponsePlan plan) {
    if (plainText) {
      plan.text(status, text());
    } else {
      plan.error(status, text());
    }
  }
}
