package io.github.segments4j.examples.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The {@code --format} option of commands that list to standard output. */
final class FormatOption {

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "${COMPLETION-CANDIDATES}: aligned columns, comma-separated values with a header, or one"
              + " JSON object per line. Defaults to table on a terminal and to csv otherwise.")
  private @Nullable OutputFormat format;

  OutputFormat format() {
    if (format != null) {
      return format;
    }
    return Terminal.isInteractive() ? OutputFormat.TABLE : OutputFormat.CSV;
  }
}
