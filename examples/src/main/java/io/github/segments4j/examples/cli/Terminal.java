package io.github.segments4j.examples.cli;

import java.io.IOException;
import java.util.Locale;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;

/** The interactive terminal. */
final class Terminal {

  private Terminal() {}

  /** Returns whether standard input and standard output are both connected to a terminal. */
  static boolean isInteractive() {
    return System.console() != null;
  }

  /** Returns whether standard error is connected to a terminal. False in a Windows console. */
  static boolean hasStandardError() {
    try {
      return TerminalProvider.load("exec").isSystemStream(SystemStream.Error);
    } catch (IOException e) {
      return false;
    }
  }

  /** Prompts for confirmation. Everything except {@code y} and {@code yes} declines. */
  static boolean confirm(String question) {
    String input = System.console().readLine("%s [y/N] ", question);
    return input != null && input.strip().toLowerCase(Locale.ROOT).matches("y|yes");
  }
}
