package io.github.segments4j.examples.cli;

import picocli.CommandLine.Option;

/** The {@code --concurrency} option of commands that list items. */
final class ConcurrencyOption {

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      defaultValue = "4",
      description =
          "Maximum number of pages to request concurrently, reduced while the store throttles."
              + " Defaults to ${DEFAULT-VALUE}.")
  private int concurrency;

  int concurrency() {
    return concurrency;
  }
}
