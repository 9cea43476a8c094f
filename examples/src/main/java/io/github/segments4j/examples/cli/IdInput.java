package io.github.segments4j.examples.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import picocli.CommandLine.Option;

/** The {@code --file} option, and a reader of ids from arguments, files and standard input. */
final class IdInput {

  static final String ID_LIST_SYNTAX = "separated by whitespace; - reads standard input.";

  private static final String STANDARD_INPUT = "-";
  private static final int BOM_LENGTH = 2;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description =
          "Read more ids from a file, or from standard input if FILE is -. May be repeated. The"
              + " ids are separated by whitespace, or are in a column of CSV named in its header:"
              + " customer_id for customers, id otherwise. The encoding is UTF-8, or UTF-16 with"
              + " a byte order mark.")
  private List<Path> files = List.of();

  /**
   * Reads all ids, without duplicates.
   *
   * @throws IllegalArgumentException if there is no source of ids, or if a file cannot be read or
   *     an id is invalid
   */
  <T> Collection<T> read(List<String> arguments, IdType<T> type) {
    if (arguments.isEmpty() && files.isEmpty()) {
      throw new IllegalArgumentException(
          "No ids. Pass them as arguments, in a file (--file FILE), or on standard input (-).");
    }
    IdReader<T> reader = new IdReader<>(type);
    for (String argument : arguments) {
      if (argument.equals(STANDARD_INPUT)) {
        readFile(Path.of(STANDARD_INPUT), reader);
      } else {
        reader.readArgument(argument);
      }
    }
    files.forEach(file -> readFile(file, reader));
    return reader.ids();
  }

  private static void readFile(Path file, IdReader<?> reader) {
    try {
      if (file.toString().equals(STANDARD_INPUT)) {
        reader.readLines(decode(System.in), "standard input");
        return;
      }
      if (Files.isDirectory(file)) {
        throw new FileSystemException(file.toString(), null, "is a directory");
      }
      try (InputStream stream = Files.newInputStream(file)) {
        reader.readLines(decode(stream), Escaper.escape(file.toString()));
      }
    } catch (UncheckedIOException e) {
      throw new IllegalArgumentException(FileFailure.message("read", file, e.getCause()), e);
    } catch (IOException e) {
      throw new IllegalArgumentException(FileFailure.message("read", file, e), e);
    }
  }

  /** Decodes UTF-16 if the text begins with its byte order mark, and UTF-8 otherwise. */
  private static BufferedReader decode(InputStream stream) throws IOException {
    PushbackInputStream bytes = new PushbackInputStream(stream, BOM_LENGTH);
    byte[] start = bytes.readNBytes(BOM_LENGTH);
    bytes.unread(start);
    Charset charset =
        switch (HexFormat.of().formatHex(start)) {
          case "feff", "fffe" -> StandardCharsets.UTF_16;
          default -> StandardCharsets.UTF_8;
        };
    return new BufferedReader(new InputStreamReader(bytes, charset));
  }
}
