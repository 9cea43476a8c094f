package io.github.segments4j.examples.cli;

import io.github.segments4j.SegmentsClient;
import io.github.segments4j.model.Segment;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The {@code segments delete} command. */
@Command(
    name = "delete",
    description = {
      "Deletes segments without deleting the shopper profiles in them.",
      "",
      "A dry run looks up the segments and prints their names."
    },
    footer = {
      "  segments4j segments delete 9b2d6f10-0c57-4d0e-8b5e-3f1c2a7d4e88 --dry-run",
      "  segments4j segments delete --file old-segments.txt"
    })
final class DeleteSegmentsCommand extends StoreCommand {

  @Parameters(
      arity = "0..*",
      paramLabel = "ID",
      description = "The ids of the segments, " + IdInput.ID_LIST_SYNTAX)
  private List<String> arguments = List.of();

  @Mixin private IdInput input;
  @Mixin private DryRunOption dryRun;

  @Override
  int run(SegmentsClient client) throws IOException {
    Collection<UUID> ids = input.read(arguments, IdType.UUIDS);
    if (dryRun.isOn()) {
      describe(client, ids);
      return ExitCode.OK;
    }
    BatchReport report = new BatchReport(out(), err());
    report.add(client.segments().delete(ids), "deleted", "not found");
    return report.exitCode();
  }

  private void describe(SegmentsClient client, Collection<UUID> ids) {
    Map<UUID, Segment> segments =
        client.segments().list(ids).stream()
            .collect(Collectors.toMap(Segment::id, Function.identity(), (first, second) -> first));
    for (UUID id : ids) {
      Segment segment = segments.get(id);
      out()
          .println(
              segment == null
                  ? "Segment %s does not exist".formatted(id)
                  : "Would delete segment %s, %s"
                      .formatted(id, Escaper.quote(String.valueOf(segment.name()))));
    }
  }
}
