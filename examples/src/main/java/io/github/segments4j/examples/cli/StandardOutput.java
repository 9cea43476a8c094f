package io.github.segments4j.examples.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;

/**
 * A stream to standard output that records its failure, which {@link PrintWriter} would hide, for
 * the exit code.
 */
final class StandardOutput extends OutputStream {

  /** The exit code that a shell reports for a program killed by SIGPIPE. */
  private static final int BROKEN_PIPE = 141;

  private final OutputStream stream;
  private @Nullable IOException failure;

  StandardOutput(OutputStream stream) {
    this.stream = stream;
  }

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

  /** Returns the given exit code, or that of the failure if writing failed. */
  int exitCode(int exitCode, PrintWriter err) {
    if (failure == null) {
      return exitCode;
    }
    // The JDK has no exception class for a broken pipe; most locales keep "pipe" in the message.
    if (String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("pipe")) {
      return BROKEN_PIPE;
    }
    err.println("segments4j: cannot write to standard output: " + failure.getMessage());
    return ExitCode.SOFTWARE;
  }
}
