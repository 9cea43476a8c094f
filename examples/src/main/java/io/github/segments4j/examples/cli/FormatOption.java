package io.github.segments4j.examples.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of all that lists to standard output. */
final class FormatOption {

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "${COMPLETION-CANDIDATES}: columns, comma-separated values with a header, or one JSON"
              + " object a line. Unless given: table on a terminal, csv in a pipe or a file.")
  private @Nullable OutputFormat format;

  OutputFormat format() {
    if (format != null) {
      return format;
    }
    return Terminal.isInteractive() ? OutputFormat.TABLE : OutputFormat.CSV;
  }
}
