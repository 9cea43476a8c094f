package io.github.segments4j.examples.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;

/**
 * Standard output, which remembers that it failed: a program that can no longer say anything has
 * not done what it should, also where a {@link PrintWriter} kept silent about it.
 */
final class StandardOutput extends OutputStream {

  /** The exit code that a shell reports for a program ended by SIGPIPE. */
  private static final int BROKEN_PIPE = 141;

  private final OutputStream stream = new FileOutputStream(FileDescriptor.out);
  private @Nullable IOException failure;

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      stream.write(bytes, offset, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  boolean hasFailed() {
    return failure != null;
  }

  /** The exit code of a command, which is another one if its output failed. */
  int exitCode(int ofCommand, PrintWriter err) {
    if (failure == null) {
      return ofCommand;
    }
    // The JDK has no exception of its own for it; the word is in the message in most languages.
    if (String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("pipe")) {
      return BROKEN_PIPE;
    }
    err.println("segments4j: standard output: " + failure.getMessage());
    return ExitCode.SOFTWARE;
  }
}
