package io.github.segments4j.examples.cli;

import io.github.segments4j.batch.BatchResult;
import java.io.PrintWriter;
import picocli.CommandLine.ExitCode;

/** What became of the items of a batch, for the reader and for the exit code. */
final class BatchReport {

  private static final int PARTIAL_FAILURE = 3;

  private final PrintWriter out;
  private final PrintWriter err;
  private boolean anythingDone;
  private boolean anythingFailed;

  BatchReport(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  /** Prints how many of each there are, and why what failed did. */
  void add(BatchResult<?, ?> result, String done, String unchanged) {
    out.printf(
        "%s: %d, %s: %d, failed: %d%n",
        done,
        result.succeeded().size(),
        unchanged,
        result.unchanged().size(),
        result.failed().size());
    done(result.succeeded().size() + result.unchanged().size());
    result.failed().forEach((item, failure) -> failed(item.toString(), failure.reason()));
  }

  void done(int items) {
    anythingDone |= items > 0;
  }

  void failed(String item, String reason) {
    anythingFailed = true;
    err.println("segments4j: " + Escaper.escape(item) + ": " + reason);
  }

  int exitCode() {
    if (!anythingFailed) {
      return ExitCode.OK;
    }
    return anythingDone ? PARTIAL_FAILURE : ExitCode.SOFTWARE;
  }
}
