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
 * <p>The exit code is 0 on success, 1 on failure, 2 on invalid usage, and 3 if some items failed
 * and others succeeded. Failures are printed to standard error. If standard output is closed early,
 * for example by {@code head}, the exit code is 141 and nothing is printed.
 */
@Command(
    name = "segments4j",
    scope = ScopeType.INHERIT,
    description = {
      "Lists, exports and changes the segments of a BigCommerce store.",
      "",
      "Set BIGCOMMERCE_STORE_HASH and BIGCOMMERCE_ACCESS_TOKEN to select the store"
          + " (and BIGCOMMERCE_API_URL to change the URL of the API). Without them, each command"
          + " starts a temporary embedded store with these segments:",
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
      "  0:Success.",
      "  1:Failure; standard error contains the reason.",
      "  2:Invalid usage; nothing was sent.",
      "  3:Partial failure; standard error contains the reason for each failed item.",
      "141:Standard output was closed early, for example by head."
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
  private static final int BUFFER_SIZE = 1 << 16;

  @Mixin private HelpOption help;

  private Segments4j() {}

  /**
   * Runs a command and exits with its exit code.
   *
   * @param args the command and its arguments
   */
  public static void main(String[] args) {
    // Since JDK 22, the default console exists even without a terminal.
    System.setProperty("jdk.console", "java.base");
    System.exit(run(args));
  }

  private static int run(String[] args) {
    StandardOutput output = new StandardOutput();
    Writer writer =
        new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8), BUFFER_SIZE);
    ExceptionHandler handler = new ExceptionHandler(output);
    CommandLine commands =
        commands()
            .setOut(new PrintWriter(writer))
            .setExecutionExceptionHandler(handler)
            .setParameterExceptionHandler(handler);
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
        // Segment names may begin with @.
        .setExpandAtFiles(false)
        .setUsageHelpWidth(HELP_WIDTH)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }
}
