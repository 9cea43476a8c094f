package io.github.segments4j.examples.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;

/** The {@code profiles} command group. */
@Command(
    name = "profiles",
    description = "Lists the shopper profiles of the store.",
    footer = "  segments4j profiles list --format ndjson",
    subcommands = {ListProfilesCommand.class, HelpCommand.class})
final class ProfilesCommand {

  @Mixin private HelpOption help;
}
