package io.github.segments4j.examples.cli;

import io.github.segments4j.SegmentShopperProfilesResource;
import io.github.segments4j.batch.BatchResult;
import java.util.Collection;
import java.util.UUID;
import picocli.CommandLine.Command;

/** The {@code members add} command. */
@Command(
    name = "add",
    description = "Adds shopper profiles to a segment.",
    footer = {
      "  segments4j members add 9b2d6f10-0c57-4d0e-8b5e-3f1c2a7d4e88 --file profiles.txt --dry-run",
      "  segments4j members list 7c9e6679-7425-40de-944b-e07fc1f90ae7 --format ndjson \\",
      "    | jq -r .id | segments4j members add 9b2d6f10-0c57-4d0e-8b5e-3f1c2a7d4e88 -"
    })
final class AddMembersCommand extends ChangeMembersCommand {

  AddMembersCommand() {
    super("Would add %s to segment %s", "added", "already in the segment");
  }

  @Override
  BatchResult<UUID, UUID> change(SegmentShopperProfilesResource members, Collection<UUID> ids) {
    return members.add(ids);
  }
}
