package io.github.segments4j.examples.cli;

import picocli.CommandLine.Option;

/** The option of all that lists from the store. */
final class ConcurrencyOption {

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      defaultValue = "4",
      description =
          "How many pages to ask for at a time; ${DEFAULT-VALUE} unless given. It asks for fewer"
              + " while the store refuses.")
  private int concurrency;

  int concurrency() {
    return concurrency;
  }
}
