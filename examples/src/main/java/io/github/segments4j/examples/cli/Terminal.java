package io.github.segments4j.examples.cli;

import java.util.Locale;

/** The interactive terminal. */
final class Terminal {

  private Terminal() {}

  /** Returns whether standard input and standard output are both connected to a terminal. */
  static boolean isInteractive() {
    return System.console() != null;
  }

  /** Prompts for confirmation. Everything except {@code y} and {@code yes} declines. */
  static boolean confirm(String question) {
    String input = System.console().readLine("%s [y/N] ", question);
    return input != null && input.strip().toLowerCase(Locale.ROOT).matches("y|yes");
  }
}
