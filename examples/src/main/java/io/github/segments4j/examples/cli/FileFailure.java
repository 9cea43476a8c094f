package io.github.segments4j.examples.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/** Messages about files, since those of the JDK are often only the path. */
final class FileFailure {

  private FileFailure() {}

  /**
   * Returns a message such as {@code cannot read a.txt: file or directory does not exist}.
   *
   * @param action a verb
   */
  static String message(String action, Path file, IOException e) {
    return "cannot %s %s: %s".formatted(action, Escaper.escape(file.toString()), reason(e));
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "file or directory does not exist";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied for the file or its directory";
    }
    String reason = e instanceof FileSystemException failure ? failure.getReason() : null;
    return Objects.requireNonNullElseGet(reason, () -> String.valueOf(e.getMessage()));
  }
}
