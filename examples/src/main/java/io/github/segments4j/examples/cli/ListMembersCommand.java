package io.github.segments4j.examples.cli;

import io.github.segments4j.SegmentsClient;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.paging.PagedIterable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The {@code members list} command. */
@Command(
    name = "list",
    description = "Lists the shopper profiles in a segment.",
    footer = {
      "  segments4j members list 3fa85f64-5717-4562-b3fc-2c963f66afa6",
      "  segments4j members list 3fa85f64-5717-4562-b3fc-2c963f66afa6 --format csv | head -1"
    })
final class ListMembersCommand extends ListCommand<ShopperProfile> {

  @Mixin private SegmentArgument segment;

  ListMembersCommand() {
    super(RowSchema.PROFILES);
  }

  @Override
  PagedIterable<ShopperProfile> listing(SegmentsClient client) {
    return client.segment(segment.id()).shopperProfiles().list();
  }
}
