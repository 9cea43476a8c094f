package io.github.segments4j.examples.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.Locale;

/** The interactive terminal. */
final class Terminal {

  private Terminal() {}

  /** Returns whether standard input and standard output are both connected to a terminal. */
  static boolean isInteractive() {
    return System.console() != null;
  }

  /** Returns whether standard error is connected to a terminal. Always false on Windows. */
  static boolean hasStandardError() {
    // The JDK has no method for this, and JLine loads a native library, of which JDK 24 warns.
    ProcessBuilder test = new ProcessBuilder("test", "-t", "2").redirectError(Redirect.INHERIT);
    try {
      return test.start().waitFor() == 0;
    } catch (IOException e) {
      // There is no program of this name on Windows.
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Prompts for confirmation. Everything except {@code y} and {@code yes} declines. */
  static boolean confirm(String question) {
    String input = System.console().readLine("%s [y/N] ", question);
    return input != null && input.strip().toLowerCase(Locale.ROOT).matches("y|yes");
  }
}
