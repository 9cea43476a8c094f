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

/** Makes a segment contain exactly what is wanted. */
@Command(
    name = "sync",
    description = {
      "Makes a segment contain exactly the customers that are wanted.",
      "",
      "It prints what that takes, asks, and does it: first it adds, then it removes. One that was"
          + " stopped can be run again."
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
      description = "The ids of all wanted customers, " + IdInput.ID_LIST_SYNTAX)
  private List<String> arguments = List.of();

  @Mixin private IdInput input;

  @Option(
      names = "--by-profile",
      description = "The ids are those of shopper profiles and not of customers.")
  private boolean byProfile;

  @Option(
      names = "--create-missing",
      description =
          "Creates shopper profiles for wanted customers that have none; else these are left out.")
  private boolean createMissing;

  @Option(
      names = "--remove-at-most",
      paramLabel = "SHARE",
      converter = ShareConverter.class,
      defaultValue = "0.5",
      description =
          "Refuses to remove more than this share of the members, such as 0.2 or 20%%;"
              + " ${DEFAULT-VALUE} unless given. So a file that is empty by mistake empties no"
              + " segment.")
  private double maxRemovalShare;

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask. Needed where there is no terminal to ask on.")
  private boolean yes;

  @Mixin private DryRunOption dryRun;
  @Mixin private ConcurrencyOption concurrency;

  @Override
  int run(SegmentsClient client) throws IOException {
    boolean asks = !yes && !dryRun.isOn();
    if (asks && !Terminal.isInteractive()) {
      throw usageError("There is no terminal to ask on: give --yes, or --dry-run to see the plan");
    }
    SyncPlan plan = sync(client.segment(segment.id()).shopperProfiles()).plan();
    SyncReport report = new SyncReport(out(), err());
    report.print(plan);
    out().flush();
    if (plan.isEmpty()) {
      return ExitCode.OK;
    }
    if (dryRun.isOn()) {
      return report.refused(plan) ? ExitCode.SOFTWARE : ExitCode.OK;
    }
    // What would be refused is not asked for: applying it says why.
    if (asks && !plan.exceedsRemovalLimit() && !Terminal.confirm("Do it?")) {
      throw new CommandFailedException("nothing was changed");
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
