package io.github.segments4j.examples.cli;

import io.github.segments4j.SegmentShopperProfilesResource;
import io.github.segments4j.batch.BatchResult;
import java.util.Collection;
import java.util.UUID;
import picocli.CommandLine.Command;

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
final class RemoveMembersCommand extends ChangeMembersCommand {

  RemoveMembersCommand() {
    super("Would remove %d shopper profiles from segment %s", "removed", "not in the segment");
  }

  @Override
  BatchResult<UUID, UUID> change(SegmentShopperProfilesResource members, Collection<UUID> ids) {
    return members.remove(ids);
  }
}
