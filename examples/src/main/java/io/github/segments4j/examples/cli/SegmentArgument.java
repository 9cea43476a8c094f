package io.github.segments4j.examples.cli;

import java.util.UUID;
import picocli.CommandLine.Parameters;

/** The segment id argument. */
final class SegmentArgument {

  @Parameters(
      index = "0",
      paramLabel = "SEGMENT",
      converter = IdType.UuidConverter.class,
      description = "The id of the segment.")
  private UUID id;

  UUID id() {
    return id;
  }
}
