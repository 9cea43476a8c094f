package io.github.segments4j.examples.cli;

import io.github.segments4j.SegmentShopperProfilesResource;
import io.github.segments4j.SegmentsClient;
import io.github.segments4j.batch.BatchResult;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A command that adds or removes the members that are named. */
abstract class ChangeMembersCommand extends StoreCommand {

  @Mixin private SegmentArgument segment;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "ID",
      description = "The ids of the shopper profiles, " + IdInput.ID_LIST_SYNTAX)
  private List<String> arguments = List.of();

  @Mixin private IdInput input;
  @Mixin private DryRunOption dryRun;

  private final String intention;
  private final String succeeded;
  private final String unchanged;

  /** Takes what to say: before, with the number and the segment, and of each outcome after. */
  ChangeMembersCommand(String intention, String succeeded, String unchanged) {
    this.intention = intention;
    this.succeeded = succeeded;
    this.unchanged = unchanged;
  }

  /** Does it. */
  abstract BatchResult<UUID, UUID> change(
      SegmentShopperProfilesResource members, Collection<UUID> ids);

  @Override
  int run(SegmentsClient client) throws IOException {
    Collection<UUID> ids = input.read(arguments, IdType.UUIDS);
    if (dryRun.isOn()) {
      out().printf(intention + "%n", ids.size(), segment.id());
      return ExitCode.OK;
    }
    BatchReport report = new BatchReport(out(), err());
    report.add(change(client.segment(segment.id()).shopperProfiles(), ids), succeeded, unchanged);
    return report.exitCode();
  }
}
