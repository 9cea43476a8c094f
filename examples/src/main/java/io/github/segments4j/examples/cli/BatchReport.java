package io.github.segments4j.examples.cli;

import io.github.segments4j.batch.BatchResult;
import java.io.PrintWriter;
import picocli.CommandLine.ExitCode;

/** A printer of batch results that determines the exit code. */
final class BatchReport {

  private static final int PARTIAL_FAILURE = 3;

  private final PrintWriter out;
  private final PrintWriter err;
  private boolean anySucceeded;
  private boolean anyFailed;

  BatchReport(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  /** Prints the number of items per outcome, and the reason of each failure. */
  void add(BatchResult<?, ?> result, String succeededLabel, String unchangedLabel) {
    out.printf(
        "%s: %d, %s: %d, failed: %d%n",
        succeededLabel,
        result.succeeded().size(),
        unchangedLabel,
        result.unchanged().size(),
        result.failed().size());
    succeeded(result.succeeded().size() + result.unchanged().size());
    result.failed().forEach((item, failure) -> failed(item.toString(), failure.reason()));
  }

  void succeeded(int items) {
    anySucceeded |= items > 0;
  }

  void failed(String item, String reason) {
    anyFailed = true;
    err.println("segments4j: " + Escaper.escape(item) + ": " + reason);
  }

  int exitCode() {
    if (!anyFailed) {
      return ExitCode.OK;
    }
    return anySucceeded ? PARTIAL_FAILURE : ExitCode.SOFTWARE;
  }
}
