package io.github.segments4j.examples.cli;

import io.github.segments4j.SegmentShopperProfilesResource;
import io.github.segments4j.SegmentsClient;
import io.github.segments4j.sync.SegmentSync;
import io.github.segments4j.sync.SyncPlan;
import io.github.segments4j.sync.SyncResult;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The {@code members sync} command. */
@Command(
    name = "sync",
    description = {
      "Makes a segment contain exactly the given customers.",
      "",
      "Prints a plan, prompts for confirmation, adds members, then removes others. To resume an"
          + " interrupted sync, run it again."
    },
    footer = {
      "  segments4j members sync 7c9e6679-7425-40de-944b-e07fc1f90ae7 --file wanted.txt --dry-run",
      "  segments4j members sync 7c9e6679-7425-40de-944b-e07fc1f90ae7 \\",
      "    --create-missing --yes - < wanted.txt",
      "  segments4j members sync 7c9e6679-7425-40de-944b-e07fc1f90ae7 \\",
      "    --remove-at-most 20%% 1001 1002"
    })
final class SyncMembersCommand extends StoreCommand {

  @Mixin private SegmentArgument segment;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "ID",
      description =
          "The ids of all customers that the segment should contain, " + IdInput.ID_LIST_SYNTAX)
  private List<String> arguments = List.of();

  @Mixin private IdInput input;

  @Option(
      names = "--by-profile",
      description = "Treat the ids as shopper profile ids instead of customer ids.")
  private boolean byProfile;

  @Option(
      names = "--create-missing",
      description =
          "Create shopper profiles for customers that have none. By default, they are skipped.")
  private boolean createMissing;

  @Option(
      names = "--remove-at-most",
      paramLabel = "SHARE",
      converter = ShareConverter.class,
      defaultValue = "0.5",
      description =
          "Fail instead of removing more than this share of the members, such as 0.2 or 20%%."
              + " Protects the segment from an empty input file. Defaults to ${DEFAULT-VALUE}.")
  private double maxRemovalShare;

  @Option(
      names = {"-y", "--yes"},
      description = "Skip the confirmation prompt. Required without a terminal.")
  private boolean yes;

  @Mixin private DryRunOption dryRun;
  @Mixin private ConcurrencyOption concurrency;

  @Override
  int run(SegmentsClient client) throws IOException {
    boolean prompt = !yes && !dryRun.isOn();
    if (prompt && !Terminal.isInteractive()) {
      throw usageError(
          "Cannot prompt for confirmation without a terminal. Use --yes to apply the changes, or"
              + " --dry-run to print them.");
    }
    SyncPlan plan = sync(client.segment(segment.id()).shopperProfiles()).plan();
    SyncReport report = new SyncReport(out(), err());
    report.print(plan);
    out().flush();
    if (plan.isEmpty()) {
      return ExitCode.OK;
    }
    if (plan.exceedsRemovalLimit()) {
      report.printLimitExceeded(plan);
      return ExitCode.SOFTWARE;
    }
    if (dryRun.isOn()) {
      return ExitCode.OK;
    }
    if (prompt && !Terminal.confirm("Apply these changes?")) {
      throw new CommandFailedException("canceled, nothing was changed");
    }
    return report.print(plan, apply(plan));
  }

  private SegmentSync sync(SegmentShopperProfilesResource members) throws IOException {
    SegmentSync sync =
        byProfile
            ? members.syncToProfiles(input.read(arguments, IdType.UUIDS))
            : members.syncToCustomers(input.read(arguments, IdType.CUSTOMERS));
    sync = sync.concurrency(concurrency.concurrency()).maxRemovalShare(maxRemovalShare);
    return createMissing ? sync.createMissing() : sync;
  }

  private static SyncResult apply(SyncPlan plan) {
    try (ProgressReporter bar = ProgressReporter.onTerminal("Sync")) {
      return plan.apply(
          progress -> {
            bar.total(progress.total());
            bar.stepTo(progress.completed());
          });
    }
  }
}
