package io.github.segments4j.examples.cli;

import io.github.segments4j.SegmentShopperProfilesResource;
import io.github.segments4j.batch.BatchResult;
import java.util.Collection;
import java.util.UUID;
import picocli.CommandLine.Command;

/** The {@code members remove} command. */
@Command(
    name = "remove",
    description = "Removes shopper profiles from a segment without deleting the profiles.",
    footer = {
      "  segments4j members remove 3fa85f64-5717-4562-b3fc-2c963f66afa6 --file left.txt --dry-run",
      "  segments4j members remove 3fa85f64-5717-4562-b3fc-2c963f66afa6 - < left.txt"
    })
final class RemoveMembersCommand extends ChangeMembersCommand {

  RemoveMembersCommand() {
    super("Would remove %s from segment %s", "removed", "not in the segment");
  }

  @Override
  BatchResult<UUID, UUID> change(SegmentShopperProfilesResource members, Collection<UUID> ids) {
    return members.remove(ids);
  }
}
