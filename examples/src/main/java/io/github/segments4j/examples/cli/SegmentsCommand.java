package io.github.segments4j.examples.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;

/** The {@code segments} command group. */
@Command(
    name = "segments",
    description = "Lists, creates and deletes segments.",
    footer = {
      "  segments4j segments list",
      "  segments4j segments create \"Big spenders\" --description \"1000 a year, or more\"",
      "  segments4j segments delete 9b2d6f10-0c57-4d0e-8b5e-3f1c2a7d4e88 --dry-run"
    },
    subcommands = {
      ListSegmentsCommand.class,
      CreateSegmentsCommand.class,
      DeleteSegmentsCommand.class,
      HelpCommand.class
    })
final class SegmentsCommand {

  @Mixin private HelpOption help;
}
