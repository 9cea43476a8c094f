package io.github.segments4j.examples.cli;

import io.github.segments4j.SegmentsClient;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Removes members from a segment. */
@Command(
    name = "remove",
    description = {
      "Removes the shopper profiles that are named from a segment; the profiles themselves stay."
    },
    footer = {
      "  segments4j members remove 3fa85f64-5717-4562-b3fc-2c963f66afa6 --file left.txt --dry-run",
      "  segments4j members remove 3fa85f64-5717-4562-b3fc-2c963f66afa6 - < left.txt"
    })
final class MembersRemove extends StoreCommand {

  @Mixin private SegmentArgument segment;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "ID",
      description = "The ids of the shopper profiles, " + IdInput.WHERE_FROM)
  private List<String> arguments = List.of();

  @Mixin private IdInput input;
  @Mixin private DryRunOption dryRun;

  @Override
  int run(SegmentsClient client) throws IOException {
    Collection<UUID> ids = input.read(arguments, IdType.UUIDS);
    if (dryRun.isOn()) {
      out().printf("Would remove %d shopper profiles from segment %s%n", ids.size(), segment.id());
      return ExitCode.DONE;
    }
    Outcome outcome = new Outcome(out(), err());
    outcome.add(
        client.segment(segment.id()).shopperProfiles().remove(ids),
        "removed",
        "not in the segment");
    return outcome.exitCode();
  }
}
