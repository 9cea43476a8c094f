package io.github.segments4j.examples.cli;

import io.github.segments4j.examples.ExampleStore;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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
    versionProvider = VersionProvider.class,
    scope = ScopeType.INHERIT,
    description = {
      "Lists, exports and changes the segments of a BigCommerce store.",
      "",
      "Set BIGCOMMERCE_STORE_HASH and BIGCOMMERCE_ACCESS_TOKEN to select the store"
          + " (and BIGCOMMERCE_API_URL to change the URL of the API). With --demo, each command"
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
      "  2:Invalid usage or configuration; nothing was sent.",
      "  3:Partial failure; standard error contains the reason for each failed item.",
      "141:Standard output was closed early, for example by head."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  segments4j segments list --demo",
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

  /** The JVM replaces each byte of an argument that it cannot decode with this character. */
  private static final String REPLACEMENT_CHARACTER = "\ufffd";

  private static final int BUFFER_SIZE = 1 << 16;

  @Mixin private final StoreOption store;
  @Mixin private HelpOption help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  private boolean version;

  private Segments4j(Map<String, String> environment) {
    this.store = new StoreOption(environment);
  }

  /**
   * Runs a command and exits with its exit code.
   *
   * @param args the command and its arguments
   */
  public static void main(String[] args) {
    // Since JDK 22, the default console exists even without a terminal.
    System.setProperty("jdk.console", "java.base");
    // Scripts read the output, so its digits must not depend on the locale.
    Locale.setDefault(Locale.ROOT);
    StandardOutput output = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    System.exit(
        run(
            System.getenv(),
            output,
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            args));
  }

  /** Runs a command and returns its exit code. */
  static int run(
      Map<String, String> environment, StandardOutput output, PrintWriter err, String... args) {
    Writer writer =
        new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8), BUFFER_SIZE);
    ExceptionHandler handler = new ExceptionHandler(output);
    CommandLine commands =
        commands(environment)
            .setOut(new PrintWriter(writer))
            .setErr(err)
            .setExecutionExceptionHandler(handler)
            .setParameterExceptionHandler(handler);
    int exit = execute(commands, args);
    try {
      writer.flush();
    } catch (IOException e) {
      if (!output.hasFailed()) {
        throw new UncheckedIOException(e);
      }
    }
    return output.exitCode(exit, err);
  }

  private static int execute(CommandLine commands, String... args) {
    for (String arg : args) {
      if (arg.contains(REPLACEMENT_CHARACTER)) {
        return ExceptionHandler.usageError(
            commands,
            "Argument %s contains U+FFFD: this locale cannot decode it. Use a UTF-8 locale, such as LC_ALL=C.UTF-8."
                .formatted(Escaper.quote(arg)));
      }
    }
    return commands.execute(args);
  }

  /** Opens the store that the arguments and the environment select. */
  ExampleStore openStore(PrintWriter err) {
    return store.open(err);
  }

  static CommandLine commands(Map<String, String> environment) {
    return new CommandLine(new Segments4j(environment))
        // Segment names may begin with @.
        .setExpandAtFiles(false)
        .setUsageHelpWidth(HELP_WIDTH)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }
}
