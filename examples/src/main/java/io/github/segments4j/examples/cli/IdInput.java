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

/** The {@code --file} option, and a reader of ids from arguments, files and standard input. */
final class IdInput {

  static final String ID_LIST_SYNTAX = "separated by whitespace or commas; - reads standard input.";

  private static final String STANDARD_INPUT = "-";

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "Read more ids from a file. May be repeated.")
  private List<Path> files = List.of();

  /**
   * Reads all ids, without duplicates.
   *
   * @throws IllegalArgumentException if there is no source of ids, or if an id is invalid
   */
  <T> Collection<T> read(List<String> arguments, IdType<T> type) throws IOException {
    if (arguments.isEmpty() && files.isEmpty()) {
      throw new IllegalArgumentException(
          "No ids. Pass them as arguments, in a file (--file FILE), or on standard input (-).");
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
        throw new IllegalArgumentException("File not found: " + file, e);
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
