package io.github.segments4j;

/** Texts of exception messages that several tests expect. */
final class Messages {

  static final String BODY_OVER_LIMIT = "larger than 16777216 bytes";
  static final String TRUNCATED_BODY = "received an incomplete response";

  private Messages() {}
}
