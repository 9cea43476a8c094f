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

/** A command that adds or removes members. */
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

  private final String dryRunTemplate;
  private final String succeededLabel;
  private final String unchangedLabel;

  /**
   * Creates a command.
   *
   * @param dryRunTemplate a format string whose arguments are the profiles and the segment id
   */
  ChangeMembersCommand(String dryRunTemplate, String succeededLabel, String unchangedLabel) {
    this.dryRunTemplate = dryRunTemplate;
    this.succeededLabel = succeededLabel;
    this.unchangedLabel = unchangedLabel;
  }

  /** Adds or removes the members. */
  abstract BatchResult<UUID, UUID> change(
      SegmentShopperProfilesResource members, Collection<UUID> ids);

  @Override
  int run(SegmentsClient client) throws IOException {
    Collection<UUID> ids = input.read(arguments, IdType.UUIDS);
    if (dryRun.isOn()) {
      String profiles =
          ids.size() == 1 ? "1 shopper profile" : "%d shopper profiles".formatted(ids.size());
      out().println(dryRunTemplate.formatted(profiles, segment.id()));
      return ExitCode.OK;
    }
    BatchReport report = new BatchReport(out(), err());
    report.add(
        change(client.segment(segment.id()).shopperProfiles(), ids),
        succeededLabel,
        unchangedLabel);
    return report.exitCode();
  }
}
