package io.github.segments4j.client;

import java.util.UUID;

/** Reads UUIDs in their canonical form and no other. */
public final class CanonicalUuid {

  private static final int LENGTH = 36;

  private CanonicalUuid() {}

  /**
   * Reads a UUID of the form 8-4-4-4-12 of RFC 9562, with digits in either case. {@link
   * UUID#fromString} alone also takes {@code 1-1-1-1-1} and cuts longer groups without a word.
   *
   * @param text the text to read
   * @return the UUID
   * @throws IllegalArgumentException if the text has another form; the message does not quote it
   */
  public static UUID parse(String text) {
    if (!isCanonical(text)) {
      throw new IllegalArgumentException("not a UUID of the form 8-4-4-4-12");
    }
    return UUID.fromString(text);
  }

  private static boolean isCanonical(String text) {
    if (text.length() != LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      char c = text.charAt(i);
      boolean fits =
          i == 8 || i == 13 || i == 18 || i == 23
              ? c == '-'
              : c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
      if (!fits) {
        return false;
      }
    }
    return true;
  }
}
