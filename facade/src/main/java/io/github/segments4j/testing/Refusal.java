package io.github.segments4j.testing;

/** An answer, or a part of one, that says why the store does not do what it was asked for. */
final class Refusal extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final boolean plainText;

  private Refusal(int status, boolean plainText, String message) {
    super(message, null, false, false);
    this.status = status;
    this.plainText = plainText;
  }

  static Refusal json(int status, String title) {
    return new Refusal(status, false, title);
  }

  static Refusal text(int status, String message) {
    return new Refusal(status, true, message);
  }

  /** Something is there already, or in use. */
  static Refusal conflict(String message) {
    return json(409, message);
  }

  /** Something is not there, or not accepted. */
  static Refusal failure(String message) {
    return json(422, message);
  }

  static Refusal notFound() {
    return json(404, "Not Found");
  }

  boolean isConflict() {
    return status == 409;
  }

  String text() {
    return String.valueOf(getMessage());
  }

  void writeTo(AnswerPlan plan) {
    if (plainText) {
      plan.text(status, text());
    } else {
      plan.error(status, text());
    }
  }
}
