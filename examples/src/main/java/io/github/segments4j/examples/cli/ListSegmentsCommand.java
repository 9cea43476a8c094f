package io.github.segments4j.examples.cli;

import io.github.segments4j.SegmentsClient;
import io.github.segments4j.model.Segment;
import io.github.segments4j.paging.PagedIterable;
import picocli.CommandLine.Command;

/** The {@code segments list} command. */
@Command(
    name = "list",
    description = "Lists all segments of the store.",
    footer = {
      "  segments4j segments list",
      "  segments4j segments list --format ndjson | jq -r 'select(.name == \"Nobody\").id'"
    })
final class ListSegmentsCommand extends ListCommand<Segment> {

  ListSegmentsCommand() {
    super(RowSchema.SEGMENTS);
  }

  @Override
  PagedIterable<Segment> listing(SegmentsClient client) {
    return client.segments().list();
  }
}
