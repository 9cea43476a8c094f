package io.github.segments4j.examples.cli;

import io.github.segments4j.SegmentsClient;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.paging.PagedIterable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The {@code members export} command. */
@Command(
    name = "export",
    description = {
      "Writes the shopper profiles in a segment to a file or to standard output.",
      "",
      "Profiles are streamed page by page. FILE is replaced only when the export is complete."
    },
    footer = {
      "  segments4j members export 3fa85f64-5717-4562-b3fc-2c963f66afa6 --output regulars.csv",
      "  segments4j members export 3fa85f64-5717-4562-b3fc-2c963f66afa6 \\",
      "    --concurrency 16 | gzip > regulars.csv.gz"
    })
final class ExportMembersCommand extends StoreCommand {

  private static final Path STANDARD_OUTPUT = Path.of("-");

  @Mixin private SegmentArgument segment;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The file to write, or - for standard output. Defaults to standard output.")
  private @Nullable Path output;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "csv",
      description = "${COMPLETION-CANDIDATES}. Defaults to ${DEFAULT-VALUE}.")
  private OutputFormat format;

  @Mixin private ConcurrencyOption concurrency;

  @Override
  int run(SegmentsClient client) throws IOException {
    PagedIterable<ShopperProfile> listing =
        client
            .segment(segment.id())
            .shopperProfiles()
            .list()
            .concurrency(concurrency.concurrency());
    if (output == null || output.equals(STANDARD_OUTPUT)) {
      // A progress bar would interleave with the rows.
      format.newWriter(RowSchema.PROFILES, out()).writeAll(listing, ProgressReporter.none());
      return ExitCode.OK;
    }
    try (OutputFile file = OutputFile.open(output);
        ProgressReporter progress = ProgressReporter.onTerminal("Export")) {
      format.newWriter(RowSchema.PROFILES, file.writer()).writeAll(listing, progress);
      file.complete();
    } catch (UncheckedIOException e) {
      throw new CommandFailedException(FileFailure.message("write", output, e.getCause()));
    } catch (IOException e) {
      throw new CommandFailedException(FileFailure.message("write", output, e));
    }
    return ExitCode.OK;
  }
}
