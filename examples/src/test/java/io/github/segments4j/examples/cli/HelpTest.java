package io.github.segments4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.segments4j.examples.JavaProcess.Result;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Prints help, usage and completion. */
class HelpTest {

  @Test
  void help_hasExitCodesAndExamples() {
    assertThat(withSubcommands(Segments4j.commands(Map.of())))
        .filteredOn(
            command ->
                command.getCommandSpec().userObject() instanceof StoreCommand
                    || !command.getSubcommands().isEmpty())
        .isNotEmpty()
        .extracting(CommandLine::getUsageMessage)
        .allSatisfy(
            help -> {
              assertThat(help)
                  .contains("Usage: segments4j", "Exit codes:", "Examples:\n  segments4j ");
              assertThat(help.lines()).allMatch(line -> line.length() <= 100);
            });
  }

  private static Stream<CommandLine> withSubcommands(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(HelpTest::withSubcommands));
  }

  @Test
  void help_escapesPercentSigns() {
    Result help = Tool.run(Map.of(), "members", "help", "sync");

    assertThat(help.exitCode()).isZero();
    assertThat(help.outLines())
        .anyMatch(line -> line.contains("--remove-at-most=SHARE"))
        .anyMatch(line -> line.contains("20%."))
        .noneMatch(line -> line.contains("%%"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', segments4j",
    "members, segments4j members",
    "--demo members, segments4j members"
  })
  void noCommand_exits2WithUsage(String command, String name) {
    Result result = Tool.run(Map.of(), command.isEmpty() ? new String[0] : command.split(" "));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.errLines())
        .anyMatch(line -> line.startsWith("Usage: " + name + " ["))
        .anyMatch(line -> line.startsWith("Commands:"));
  }

  @Test
  void generateCompletion_coversOptionsAndValues() {
    Result script = Tool.run(Map.of(), "generate-completion");

    assertThat(script.exitCode()).isZero();
    assertThat(script.outLines())
        .startsWith("#!/usr/bin/env bash")
        .anyMatch(line -> line.contains("complete -F _complete_segments4j"))
        .anyMatch(line -> line.contains("--create-missing"))
        .anyMatch(line -> line.contains("table") && line.contains("ndjson"));
  }
}
