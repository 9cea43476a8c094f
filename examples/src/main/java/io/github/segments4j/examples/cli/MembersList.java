package io.github.segments4j.examples.cli;

import io.github.segments4j.SegmentsClient;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the members of a segment. */
@Command(
    name = "list",
    description = "Lists the shopper profiles in a segment.",
    footer = {
      "  segments4j members list 3fa85f64-5717-4562-b3fc-2c963f66afa6",
      "  segments4j members list 3fa85f64-5717-4562-b3fc-2c963f66afa6 --format csv | head -1"
    })
final class MembersList extends StoreCommand {

  @Mixin private SegmentArgument segment;
  @Mixin private FormatOption format;
  @Mixin private ConcurrencyOption concurrency;

  @Override
  int run(SegmentsClient client) throws IOException {
    format
        .format()
        .rows(Listed.PROFILES, out())
        .writeAll(
            client
                .segment(segment.id())
                .shopperProfiles()
                .list()
                .concurrency(concurrency.concurrency()),
            Progress.none());
    return ExitCode.DONE;
  }
}
