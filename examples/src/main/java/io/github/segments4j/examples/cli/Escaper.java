package io.github.segments4j.examples.cli;

/** Text of others on a terminal, which must not take a part of it for a command. */
final class Escaper {

  private static final int QUOTE_LIMIT = 60;

  private Escaper() {}

  /** The text on one line, with what cannot be seen in its escaped form. */
  static String escape(String text) {
    if (text.codePoints().noneMatch(Escaper::isHidden)) {
      return text;
    }
    StringBuilder printable = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (isHidden(c)) {
                printable.append(String.format("\\u%04x", c));
              } else {
                printable.appendCodePoint(c);
              }
            });
    return printable.toString();
  }

  /** The text in quotes, and only the beginning of a long one. */
  static String quote(String text) {
    boolean isLong = text.codePointCount(0, text.length()) > QUOTE_LIMIT;
    int end = isLong ? text.offsetByCodePoints(0, QUOTE_LIMIT) : text.length();
    return '"' + escape(text.substring(0, end)) + (isLong ? "..." : "") + '"';
  }

  private static boolean isHidden(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
