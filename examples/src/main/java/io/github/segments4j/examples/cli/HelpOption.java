package io.github.segments4j.examples.cli;

import picocli.CommandLine.Option;

/** The {@code --help} option. */
final class HelpOption {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;
}
