package io.github.segments4j.examples.cli;

import io.github.segments4j.SegmentsClient;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists shopper profiles. */
@Command(
    name = "list",
    description = "Lists all shopper profiles of the store, whether in a segment or not.",
    footer = {
      "  segments4j profiles list",
      "  segments4j profiles list --format csv --concurrency 8 > profiles.csv"
    })
final class ProfilesList extends StoreCommand {

  @Mixin private FormatOption format;
  @Mixin private ConcurrencyOption concurrency;

  @Override
  int run(SegmentsClient client) throws IOException {
    format
        .format()
        .rows(Listed.PROFILES, out())
        .writeAll(
            client.shopperProfiles().list().concurrency(concurrency.concurrency()),
            Progress.none());
    return ExitCode.DONE;
  }
}
