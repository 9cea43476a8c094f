package io.github.segments4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.segments4j.examples.JavaProcess;
import io.github.segments4j.examples.JavaProcess.Result;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Selects the store with environment variables and {@code --demo}. */
class StoreOptionTest {

  private static final String STORE_HASH = "BIGCOMMERCE_STORE_HASH";
  private static final String ACCESS_TOKEN = "BIGCOMMERCE_ACCESS_TOKEN";

  @Test
  void emptyEnvironment_exits2(@TempDir Path temp) throws Exception {
    ProcessBuilder builder =
        JavaProcess.builder(Segments4j.class, Map.of(), "segments", "create", "VIP");
    builder.environment().clear();

    Result result = JavaProcess.run(builder, temp, "");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains(STORE_HASH, ACCESS_TOKEN, "--demo");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "segments list",
        "segments create VIP",
        "segments create VIP --dry-run",
        "segments delete 7c9e6679-7425-40de-944b-e07fc1f90ae7",
        "profiles list",
        "members list 7c9e6679-7425-40de-944b-e07fc1f90ae7",
        "members export 7c9e6679-7425-40de-944b-e07fc1f90ae7",
        "members sync 7c9e6679-7425-40de-944b-e07fc1f90ae7 --yes 1001",
      })
  void noConfiguration_exits2(String command) {
    Result result = Tool.run(Map.of(), command.split(" "));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains(STORE_HASH, ACCESS_TOKEN, "--demo");
  }

  @ParameterizedTest
  @CsvSource({
    "BIGCOMMERCE_STORE_HASH, BIGCOMMERCE_ACCESS_TOKEN",
    "BIGCOMMERCE_ACCESS_TOKEN, BIGCOMMERCE_STORE_HASH",
  })
  void partialConfiguration_namesMissingVariable(String present, String missing) {
    Map<String, String> environment = Map.of(present, "abc123", missing, " ");

    Result result = Tool.run(environment, "segments", "list");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains(missing, "--demo").doesNotContain(present);
  }

  @Test
  void misspelledVariables_areNamed() {
    Map<String, String> environment =
        Map.of("BIGCOMMERCE_STOREHASH", "abc123", "BIGCOMMERCE_TOKEN", "secret");

    Result result = Tool.run(environment, "segments", "list");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .contains(STORE_HASH, ACCESS_TOKEN)
        .contains("not recognized: BIGCOMMERCE_STOREHASH, BIGCOMMERCE_TOKEN.")
        .doesNotContain("abc123", "secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--demo segments list", "segments --demo list", "segments list --demo"})
  void demo_worksAnywhere(String command) {
    Result result = Tool.run(Map.of(), command.split(" "));

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("Regulars", "Newcomers", "Nobody");
    assertThat(result.errLines()).containsExactly(Tool.DEMO_NOTICE);
  }

  @ParameterizedTest
  @CsvSource({"true, 0", "TRUE, 0", "false, 2", "'', 2", "1, 2"})
  void demoVariable_selectsEmbeddedStore(String value, int exitCode) {
    Result result = Tool.run(Map.of("SEGMENTS4J_DEMO", value), "segments", "list");

    assertThat(result.exitCode()).isEqualTo(exitCode);
    if (exitCode == 0) {
      assertThat(result.errLines()).containsExactly(Tool.DEMO_NOTICE);
    }
  }

  @Test
  void demoVariable_invalidValueIsRejected() {
    Map<String, String> environment =
        Map.of("SEGMENTS4J_DEMO", "1", STORE_HASH, "abc123", ACCESS_TOKEN, "secret");

    Result result = Tool.run(environment, "segments", "list");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("SEGMENTS4J_DEMO must be true or false, but was \"1\"");
  }

  @Test
  void demo_overridesConfiguration() {
    Map<String, String> environment =
        Map.of(
            STORE_HASH,
            "abc123",
            ACCESS_TOKEN,
            "secret",
            "BIGCOMMERCE_API_URL",
            "http://127.0.0.1:1");

    Result result = Tool.run(environment, "segments", "list", "--demo");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("Regulars");
    assertThat(result.errLines())
        .containsExactly(
            "Using the embedded demo store, not the configured store. Changes are discarded.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "--version",
        "help",
        "members --help",
        "help members",
        "generate-completion"
      })
  void help_requiresNoConfiguration(String command) {
    Result result = Tool.run(Map.of(), command.split(" "));

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("segments4j");
    assertThat(result.err()).isEmpty();
  }
}
