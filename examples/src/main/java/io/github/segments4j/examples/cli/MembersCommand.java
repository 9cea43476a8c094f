package io.github.segments4j.examples.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;

/** The {@code members} command group. */
@Command(
    name = "members",
    description = {
      "Lists, exports and changes the shopper profiles in a segment.",
      "",
      "A customer belongs to segments through a shopper profile, which has its own id."
    },
    footer = {
      "  segments4j members list 3fa85f64-5717-4562-b3fc-2c963f66afa6",
      "  segments4j members export 3fa85f64-5717-4562-b3fc-2c963f66afa6 --output regulars.csv",
      "  segments4j members sync 7c9e6679-7425-40de-944b-e07fc1f90ae7 --file wanted.txt --dry-run"
    },
    subcommands = {
      ListMembersCommand.class,
      AddMembersCommand.class,
      RemoveMembersCommand.class,
      SyncMembersCommand.class,
      ExportMembersCommand.class,
      HelpCommand.class
    })
final class MembersCommand {

  @Mixin private HelpOption help;
}
