package io.github.segments4j.examples.cli;

import java.util.regex.Pattern;

/** Escapes untrusted text, so that it cannot control the terminal. */
final class Escaper {

  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");
  private static final Pattern OVERLONG = Pattern.compile("(?s)^(.{60}).+");

  private Escaper() {}

  /** Replaces control characters and line breaks with Unicode escapes. */
  static String escape(String text) {
    return UNPRINTABLE
        .matcher(text)
        .replaceAll(match -> "\\\\u%04x".formatted(match.group().codePointAt(0)));
  }

  /** Quotes and escapes the first 60 characters of a text. */
  static String quote(String text) {
    return '"' + escape(OVERLONG.matcher(text).replaceFirst("$1...")) + '"';
  }
}
