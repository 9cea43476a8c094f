package io.github.segments4j.examples.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Reads ids from files and arguments. */
class IdInputTest {

  private static final UUID ID = UUID.fromString("3fa85f64-5717-4562-b3fc-2c963f66afa6");

  @TempDir private Path temp;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1001 7",
        "1001\n7",
        "\n1001\t 7\r\n\n",
        "\ufeff1001\n7",
        "\"1001\"\n'7'",
        "\"1001\" \"7\"",
        "customer_id\n1001\n7",
        "\ufeffcustomer_id\r\n1001\r\n7\r\n",
        "name,customer_id\n\"Smith, \"\"J\"\"\",1001\n,7",
        "\"id\",\"customer_id\"\n\"12\",\"1001\"\n\"13\",\" 7 \"\n\n",
      })
  void customers_areRead(String text) throws IOException {
    assertThat(readFile(IdType.CUSTOMERS, text, UTF_8)).containsExactly(1001L, 7L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1,234                        | line 1: "1,234" is not a customer id
          1001, 7                      | line 1: "1001," is not a customer id
          '"1,234"'                    | line 1: "1,234" is not a customer id
          1001;7                       | line 1: "1001;7" is not a customer id
          7\\n1\u00a0234             | line 2: "1\u00a0234" is not a customer id
          1.234                        | line 1: "1.234" is not a customer id
          1e3                          | line 1: "1e3" is not a customer id
          [1001]                       | line 1: "[1001]" is not a customer id
          id,name\\n1001,x            | line 1: "id,name" is not a customer id
          id;customer_id\\n1;2        | line 1: "id;customer_id" is not a customer id
          customer_id\\n1,234         | line 2: 2 columns instead of 1
          id,customer_id\\nx,5\\n12    | line 3: 1 columns instead of 2
          id,customer_id\\nx,5\\ny,    | line 3: "" is not a customer id
          customer_id\\n"1,234"       | line 2: "1,234" is not a customer id
          customer_id,customer_id\\n1,2 | line 1: duplicate column customer_id
          customer_id\\n"1"234        | invalid CSV
          """)
  void ambiguousCustomers_areRejected(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> readFile(IdType.CUSTOMERS, text.replace("\\n", "\n"), UTF_8))
        .withMessageContaining(temp.resolve("ids") + "")
        .withMessageContaining(message)
        .withMessageContaining("Separate ids with whitespace, not commas, or use CSV");
  }

  @ParameterizedTest
  @CsvSource({"UTF-16, ''", "UTF-16LE, \ufeff", "UTF-16BE, \ufeff"})
  void utf16_isReadByItsByteOrderMark(Charset charset, String mark) throws IOException {
    assertThat(readFile(IdType.CUSTOMERS, mark + "1001\r\n7", charset)).containsExactly(1001L, 7L);
    assertThat(readFile(IdType.UUIDS, mark + "name,id\r\nGröße," + ID, charset))
        .containsExactly(ID);
  }

  @Test
  void otherEncodings_areRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> readFile(IdType.CUSTOMERS, "1001\n7", UTF_16LE))
        .withMessageContaining("ids, line 1: ")
        .withMessageContaining("UTF-8");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> readFile(IdType.CUSTOMERS, "1001\n10\u00e91", ISO_8859_1))
        .withMessageContaining("ids, line 2: \"10\ufffd1\" is not a customer id")
        .withMessageContaining("UTF-8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          missing | missing: file or directory does not exist
          .       | is a directory
          ''      | is a directory
          """)
  void unreadableFile_isNamed(String file, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(IdType.UUIDS, List.of(), "--file", file))
        .withMessageStartingWith("cannot read " + file)
        .withMessageEndingWith(message);
  }

  @Test
  void arguments_areSeparatedByWhitespace() {
    assertThat(read(IdType.CUSTOMERS, List.of("1001", "7 8", "\"9\"")))
        .containsExactly(1001L, 7L, 8L, 9L);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(IdType.CUSTOMERS, List.of("1,234")))
        .withMessageStartingWith("\"1,234\" is not a customer id");
  }

  private <T> Collection<T> readFile(IdType<T> type, String text, Charset charset)
      throws IOException {
    Path file = Files.writeString(temp.resolve("ids"), text, charset);
    return read(type, List.of(), "--file", file.toString());
  }

  private static <T> Collection<T> read(IdType<T> type, List<String> arguments, String... options) {
    return CommandLine.populateCommand(new IdInput(), options).read(arguments, type);
  }
}
