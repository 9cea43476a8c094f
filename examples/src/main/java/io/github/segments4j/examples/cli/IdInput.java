package io.github.segments4j.examples.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine.Option;

/** Where ids come from besides the arguments: files and standard input. */
final class IdInput {

  static final String ID_LIST_SYNTAX =
      "with white space or commas between them; - reads them from standard input.";

  private static final String STANDARD_INPUT = "-";

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "Reads more ids from a file. Can be given several times.")
  private List<Path> files = List.of();

  /**
   * All ids, each once.
   *
   * @throws IllegalArgumentException if there is nothing to take ids from, or something is no id
   */
  <T> Collection<T> read(List<String> arguments, IdType<T> type) throws IOException {
    if (arguments.isEmpty() && files.isEmpty()) {
      throw new IllegalArgumentException(
          "No ids: give them as arguments, in a file (--file FILE), or on standard input (-)");
    }
    IdReader<T> reader = new IdReader<>(type);
    for (String argument : arguments) {
      if (argument.equals(STANDARD_INPUT)) {
        readLines(System.in, "standard input", reader);
      } else {
        reader.readArgument(argument);
      }
    }
    for (Path file : files) {
      try (InputStream stream = Files.newInputStream(file)) {
        readLines(stream, file.toString(), reader);
      } catch (NoSuchFileException e) {
        throw new IllegalArgumentException("There is no file " + file, e);
      }
    }
    return reader.ids();
  }

  private static void readLines(InputStream stream, String source, IdReader<?> reader)
      throws IOException {
    reader.readLines(
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)), source);
  }
}
