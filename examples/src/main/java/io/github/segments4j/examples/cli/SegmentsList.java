package io.github.segments4j.examples.cli;

import io.github.segments4j.SegmentsClient;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists segments. */
@Command(
    name = "list",
    description = "Lists all segments of the store.",
    footer = {
      "  segments4j segments list",
      "  segments4j segments list --format ndjson | jq -r 'select(.name == \"Nobody\").id'"
    })
final class SegmentsList extends StoreCommand {

  @Mixin private FormatOption format;
  @Mixin private ConcurrencyOption concurrency;

  @Override
  int run(SegmentsClient client) throws IOException {
    format
        .format()
        .rows(Listed.SEGMENTS, out())
        .writeAll(client.segments().list().concurrency(concurrency.concurrency()), Progress.none());
    return ExitCode.DONE;
  }
}
