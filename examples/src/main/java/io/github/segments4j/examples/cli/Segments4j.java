package io.github.segments4j.examples.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ScopeType;

/**
 * Lists, exports and changes the segments of a store from the command line.
 *
 * <p>It exits with 0 if all was done, 1 if it failed, 2 if the call was wrong, and 3 if some items
 * failed and others were done; why is on standard error. If the reader of its output goes away, as
 * {@code head} does, it ends without a word and with 141, as other programs do.
 */
@Command(
    name = "segments4j",
    scope = ScopeType.INHERIT,
    description = {
      "Lists, exports and changes the segments of a BigCommerce store.",
      "",
      "The store is the one that BIGCOMMERCE_STORE_HASH and BIGCOMMERCE_ACCESS_TOKEN name"
          + " (BIGCOMMERCE_API_URL too, if the API is elsewhere). Without them it is an embedded"
          + " one to try things out, which lives only as long as the command and has these"
          + " segments:",
      "",
      "  3fa85f64-5717-4562-b3fc-2c963f66afa6  Regulars   625 members",
      "  7c9e6679-7425-40de-944b-e07fc1f90ae7  Newcomers   40 members",
      "  9b2d6f10-0c57-4d0e-8b5e-3f1c2a7d4e88  Nobody       0 members"
    },
    sortOptions = false,
    commandListHeading = "%nCommands:%n",
    parameterListHeading = "%nArguments:%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "  0:All was done.",
      "  1:It failed; standard error says why.",
      "  2:The call was wrong; nothing was sent.",
      "  3:Partly done: some items failed, each named with its reason on standard error.",
      "141:The reader of the output went away, as head does."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  segments4j segments list",
      "  segments4j members export 3fa85f64-5717-4562-b3fc-2c963f66afa6 --output regulars.csv",
      "  segments4j help members",
      "  source <(segments4j generate-completion)"
    },
    subcommands = {
      SegmentsCommand.class,
      ProfilesCommand.class,
      MembersCommand.class,
      GenerateCompletion.class,
      HelpCommand.class
    })
public final class Segments4j {

  private static final int HELP_WIDTH = 100;
  private static final int BUFFER = 1 << 16;

  @Mixin private HelpOption help;

  private Segments4j() {}

  /**
   * Runs a command and ends the JVM with its exit code.
   *
   * @param args the command and what it takes
   */
  public static void main(String[] args) {
    // Newer JDKs have a console that is there even when there is no terminal.
    System.setProperty("jdk.console", "java.base");
    System.exit(run(args));
  }

  private static int run(String[] args) {
    StandardOutput output = new StandardOutput();
    Writer writer =
        new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8), BUFFER);
    ExceptionHandler failures = new ExceptionHandler(output);
    CommandLine commands =
        commands()
            .setOut(new PrintWriter(writer))
            .setExecutionExceptionHandler(failures)
            .setParameterExceptionHandler(failures);
    int exit = commands.execute(args);
    try {
      writer.flush();
    } catch (IOException e) {
      if (!output.hasFailed()) {
        throw new UncheckedIOException(e);
      }
    }
    return output.exitCode(exit, commands.getErr());
  }

  static CommandLine commands() {
    return new CommandLine(new Segments4j())
        // A name of a segment may begin with an @.
        .setExpandAtFiles(false)
        .setUsageHelpWidth(HELP_WIDTH)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }
}
