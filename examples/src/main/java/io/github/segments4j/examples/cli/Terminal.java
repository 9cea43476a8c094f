package io.github.segments4j.examples.cli;

import java.util.Locale;

/** The person at a terminal, if there is one. */
final class Terminal {

  private Terminal() {}

  /** Whether there is one: neither standard input nor standard output is a file or a pipe. */
  static boolean isInteractive() {
    return System.console() != null;
  }

  /** Asks for a yes; anything else, and an end of the input, is a no. */
  static boolean confirm(String question) {
    String answer = System.console().readLine("%s [y/N] ", question);
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
  }
}
