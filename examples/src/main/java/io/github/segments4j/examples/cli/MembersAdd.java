package io.github.segments4j.examples.cli;

import io.github.segments4j.SegmentsClient;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Adds members to a segment. */
@Command(
    name = "add",
    description = "Adds shopper profiles to a segment.",
    footer = {
      "  segments4j members add 9b2d6f10-0c57-4d0e-8b5e-3f1c2a7d4e88 --file profiles.txt --dry-run",
      "  segments4j members list 7c9e6679-7425-40de-944b-e07fc1f90ae7 --format ndjson \\",
      "    | jq -r .id | segments4j members add 9b2d6f10-0c57-4d0e-8b5e-3f1c2a7d4e88 -"
    })
final class MembersAdd extends StoreCommand {

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
      out().printf("Would add %d shopper profiles to segment %s%n", ids.size(), segment.id());
      return ExitCode.DONE;
    }
    Outcome outcome = new Outcome(out(), err());
    outcome.add(
        client.segment(segment.id()).shopperProfiles().add(ids), "added", "in the segment already");
    return outcome.exitCode();
  }
}
