package io.github.segments4j.examples.cli;

import io.github.segments4j.sync.SyncPlan;
import io.github.segments4j.sync.SyncResult;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/** A printer of sync plans and results. */
final class SyncReport {

  private static final int MAX_REPORTED = 10;

  private final PrintWriter out;
  private final PrintWriter err;

  SyncReport(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  void print(SyncPlan plan) {
    out.printf("current members: %d%n", plan.memberCount());
    out.printf("to create and add: %d%n", plan.toCreate().size());
    out.printf("to add: %d%n", plan.toAdd().size());
    out.printf("to remove: %d%n", plan.toRemove().size());
    List<Long> skipped = plan.customersWithoutProfile();
    if (!skipped.isEmpty()) {
      out.printf(
          "skipped customers without a shopper profile (use --create-missing): %d (%s%s)%n",
          skipped.size(),
          skipped.stream()
              .limit(MAX_REPORTED)
              .map(String::valueOf)
              .collect(Collectors.joining(", ")),
          skipped.size() > MAX_REPORTED ? ", ..." : "");
    }
    if (plan.segmentChanged()) {
      out.println(
          "The segment changed during the listing. Run the command again to complete the sync.");
    }
  }

  void printLimitExceeded(SyncPlan plan) {
    err.printf(
        "segments4j: the plan removes %d of %d members, more than --remove-at-most. Raise it if"
            + " that is intended.%n",
        plan.toRemove().size(), plan.memberCount());
  }

  /** Prints the result and returns the exit code. */
  int print(SyncPlan plan, SyncResult result) {
    BatchReport report = new BatchReport(out, err);
    if (!plan.toCreate().isEmpty()) {
      report.add(result.created(), "created", "already existed");
    }
    report.add(result.added(), "added", "already in the segment");
    report.add(result.removed(), "removed", "not in the segment");
    for (Long customer : result.created().unchanged()) {
      report.failed(
          "customer " + customer,
          "its shopper profile was created concurrently; run the command again to add it");
    }
    return report.exitCode();
  }
}
