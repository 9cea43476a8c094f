package io.github.segments4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.segments4j.examples.JavaProcess;
import io.github.segments4j.examples.JavaProcess.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Prints to terminals, files and pipes. */
class OutputTest {

  private static final String REGULARS = "3fa85f64-5717-4562-b3fc-2c963f66afa6";
  private static final Path SCRIPT = Path.of("/usr/bin/script");

  @TempDir private Path temp;

  @Test
  void list_embeddedStore_inEachFormat() {
    assertThat(Tool.runDemo("segments", "list").out())
        .containsPattern("(?m)^id,created_at,updated_at,name,description$")
        .containsPattern(
            "(?m)^3fa85f64-5717-4562-b3fc-2c963f66afa6,.*Z,Regulars,\"Bought .*, .*\"$")
        .containsPattern("(?m)^7c9e6679-7425-40de-944b-e07fc1f90ae7,.*,\"Said \"\"hello\"\" .*\"$");
    assertThat(Tool.runDemo("segments", "list", "--format", "ndjson").outLines())
        .hasSize(3)
        .last()
        .asString()
        .matches("\\{\"id\":\"9b2d6f10-.*\",\"name\":\"Nobody\",.*\"updated_at\":\".*Z\"}");
    assertThat(Tool.runDemo("profiles", "list", "--format", "table").outLines())
        .hasSize(1001)
        .first()
        .asString()
        .matches("ID {36}CUSTOMER ID  CREATED AT {16}UPDATED AT");
  }

  @ParameterizedTest
  @CsvSource({"ar, EG, ''", "hi, IN, u-nu-deva"})
  void digits_areAsciiInAnyLocale(String language, String country, String extensions)
      throws Exception {
    List<String> arguments =
        List.of("members", "sync", REGULARS, "-", "--demo", "--dry-run", "--remove-at-most=0.9");
    ProcessBuilder builder =
        JavaProcess.builder(Segments4j.class, Map.of(), arguments.toArray(String[]::new));
    builder
        .command()
        .addAll(
            1,
            List.of(
                "-Duser.language=" + language,
                "-Duser.country=" + country,
                "-Duser.extensions=" + extensions));

    Result result = JavaProcess.run(builder, temp, "1001 7");

    assertThat(result.outLines())
        .contains("current members: 625", "to create and add: 0", "to remove: 624")
        .anyMatch(line -> line.endsWith(": 1 (7)"));
    assertThat(result.err()).contains("the plan removes 624 of 625 members");
  }

  @ParameterizedTest
  @ValueSource(strings = {"segments create Gr\ufffde", "members list \ufffd", "help \ufffd"})
  void garbledArgument_isRejected(String command) {
    Result result = Tool.runDemo(command.split(" "));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("\ufffd", "U+FFFD", "LC_ALL=C.UTF-8");
  }

  @Test
  void progress_isOnlyOnTerminal() throws Exception {
    assumeThat(SCRIPT).isExecutable();
    Path errors = temp.resolve("errors");

    Result toFile = exportOnTerminal("2> " + errors);
    Result toTerminal = exportOnTerminal("> " + temp.resolve("out"));

    assertThat(Files.readAllLines(errors)).containsExactly(Tool.DEMO_NOTICE);
    assertThat(toFile.out()).isEmpty();
    assertThat(toTerminal.out()).contains("Export", "625/625");
  }

  /** Runs an export whose standard streams are a terminal unless they are redirected. */
  private Result exportOnTerminal(String redirection) throws Exception {
    List<String> command =
        new ArrayList<>(
            JavaProcess.builder(
                    Segments4j.class, Map.of(), "members", "export", REGULARS, "--demo", "--output")
                .command());
    command.add(temp.resolve("export.csv").toString());
    String quoted = command.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    ProcessBuilder builder =
        new ProcessBuilder(
            SCRIPT.toString(), "--quiet", "--command", quoted + " " + redirection, "/dev/null");
    return JavaProcess.run(builder, temp, "");
  }
}
