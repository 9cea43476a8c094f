package io.github.segments4j.examples.cli;

import io.github.segments4j.SegmentsClient;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.paging.PagedIterable;
import picocli.CommandLine.Command;

/** The {@code profiles list} command. */
@Command(
    name = "list",
    description = "Lists all shopper profiles of the store, whether or not they are in a segment.",
    footer = {
      "  segments4j profiles list",
      "  segments4j profiles list --format csv --concurrency 8 > profiles.csv"
    })
final class ListProfilesCommand extends ListCommand<ShopperProfile> {

  ListProfilesCommand() {
    super(RowSchema.PROFILES);
  }

  @Override
  PagedIterable<ShopperProfile> listing(SegmentsClient client) {
    return client.shopperProfiles().list();
  }
}
