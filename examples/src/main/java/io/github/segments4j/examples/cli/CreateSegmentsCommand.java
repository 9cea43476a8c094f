package io.github.segments4j.examples.cli;

import io.github.segments4j.SegmentsClient;
import io.github.segments4j.batch.BatchResult;
import io.github.segments4j.model.NewSegment;
import io.github.segments4j.model.Segment;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The {@code segments create} command. */
@Command(
    name = "create",
    description = "Creates segments and lists them with their new ids.",
    footer = {
      "  segments4j segments create Newsletter",
      "  segments4j segments create Bronze Silver Gold --description \"Loyalty, by level\"",
      "  segments4j segments create VIP --format ndjson | jq -r .id"
    })
final class CreateSegmentsCommand extends StoreCommand {

  @Parameters(
      arity = "1..*",
      paramLabel = "NAME",
      description = "The names of the segments, which must be unique in the store.")
  private List<String> names;

  @Option(
      names = {"-d", "--description"},
      paramLabel = "TEXT",
      description = "The description of the segments.")
  private @Nullable String description;

  @Mixin private FormatOption format;
  @Mixin private DryRunOption dryRun;

  @Override
  int run(SegmentsClient client) throws IOException {
    for (String name : names) {
      if (name.isBlank()) {
        throw usageError("NAME must not be blank");
      }
    }
    if (dryRun.isOn()) {
      names.forEach(name -> out().println("Would create segment " + Escaper.quote(name)));
      return ExitCode.OK;
    }
    BatchResult<NewSegment, Segment> result =
        client
            .segments()
            .create(names.stream().map(name -> new NewSegment(name, description)).toList());
    if (!result.succeeded().isEmpty()) {
      format.format().newWriter(RowSchema.SEGMENTS, out()).writeAll(result.succeeded());
    }
    BatchReport report = new BatchReport(out(), err());
    report.succeeded(result.succeeded().size());
    result
        .unchanged()
        .forEach(
            segment -> report.failed(segment.name(), "a segment with this name already exists"));
    result.failed().forEach((segment, failure) -> report.failed(segment.name(), failure.reason()));
    return report.exitCode();
  }
}
