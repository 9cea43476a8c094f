package io.github.segments4j.json;

import java.util.HexFormat;
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
    if (text.length() == LENGTH
        && text.charAt(8) == '-'
        && text.charAt(13) == '-'
        && text.charAt(18) == '-'
        && text.charAt(23) == '-') {
      try {
        return new UUID(
            digits(text, 0, 8) << 32 | digits(text, 9, 13) << 16 | digits(text, 14, 18),
            digits(text, 19, 23) << 48 | digits(text, 24, LENGTH));
      } catch (NumberFormatException e) {
        throw notCanonical();
      }
    }
    throw notCanonical();
  }

  private static long digits(String text, int from, int to) {
    return HexFormat.fromHexDigitsToLong(text, from, to);
  }

  private static IllegalArgumentException notCanonical() {
    return new IllegalArgumentException("not a UUID of the form 8-4-4-4-12");
  }
}
