package io.github.segments4j.examples.cli;

import picocli.CommandLine.Option;

/** The {@code --dry-run} option of commands that make changes. */
final class DryRunOption {

  @Option(
      names = {"-n", "--dry-run"},
      description = "Print what would change without changing it.")
  private boolean dryRun;

  boolean isOn() {
    return dryRun;
  }
}
