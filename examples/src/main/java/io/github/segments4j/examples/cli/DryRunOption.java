package io.github.segments4j.examples.cli;

import picocli.CommandLine.Option;

/** The option of all that changes something. */
final class DryRunOption {

  @Option(
      names = {"-n", "--dry-run"},
      description = "Say what would be done, and change nothing.")
  private boolean dryRun;

  boolean isOn() {
    return dryRun;
  }
}
