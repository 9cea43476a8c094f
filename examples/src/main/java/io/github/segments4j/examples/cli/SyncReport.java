package io.github.segments4j.examples.cli;

import io.github.segments4j.sync.SyncPlan;
import io.github.segments4j.sync.SyncResult;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/** Says what a sync would do, and what it did. */
final class SyncReport {

  private static final int MAX_REPORTED = 10;

  private final PrintWriter out;
  private final PrintWriter err;

  SyncReport(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  void print(SyncPlan plan) {
    out.printf("members now: %d%n", plan.memberCount());
    out.printf("to create and add: %d%n", plan.toCreate().size());
    out.printf("to add: %d%n", plan.toAdd().size());
    out.printf("to remove: %d%n", plan.toRemove().size());
    List<Long> leftOut = plan.customersWithoutProfile();
    if (!leftOut.isEmpty()) {
      out.printf(
          "left out, without a shopper profile (--create-missing creates it): %d, customers %s%s%n",
          leftOut.size(),
          leftOut.stream()
              .limit(MAX_REPORTED)
              .map(String::valueOf)
              .collect(Collectors.joining(", ")),
          leftOut.size() > MAX_REPORTED ? ", ..." : "");
    }
    if (plan.segmentChanged()) {
      out.println("The segment changed while it was listed: run this again to do the rest.");
    }
  }

  /** Whether the plan removes more than it may, which is said. */
  boolean refused(SyncPlan plan) {
    if (plan.exceedsRemovalLimit()) {
      err.printf(
          "segments4j: this would be refused: %d of %d members are more than --remove-at-most%n",
          plan.toRemove().size(), plan.memberCount());
    }
    return plan.exceedsRemovalLimit();
  }

  /** Prints what became of it and gives the exit code. */
  int print(SyncPlan plan, SyncResult result) {
    BatchReport report = new BatchReport(out, err);
    if (!plan.toCreate().isEmpty()) {
      report.add(result.created(), "created", "created by others meanwhile");
    }
    report.add(result.added(), "added", "in the segment already");
    report.add(result.removed(), "removed", "gone already");
    for (Long customer : result.created().unchanged()) {
      report.failed(
          "customer " + customer, "has a shopper profile by now; run this again to add it");
    }
    return report.exitCode();
  }
}
