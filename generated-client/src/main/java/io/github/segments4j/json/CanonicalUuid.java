package io.github.segments4j.json;

import java.util.HexFormat;
import java.util.UUID;

/** A parser of UUIDs in canonical form. */
public final class CanonicalUuid {

  private static final int LENGTH = 36;

  private CanonicalUuid() {}

  /**
   * Parses a UUID in the form 8-4-4-4-12 of RFC 9562, with digits in either case. {@link
   * UUID#fromString} also accepts {@code 1-1-1-1-1} and silently truncates longer groups.
   *
   * @throws IllegalArgumentException if the text has another form; the message does not contain it
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
