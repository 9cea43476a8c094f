package io.github.segments4j;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Code in a document.
 *
 * @param file the document
 * @param line the line of the document at which the code starts
 * @param code the code
 */
record Snippet(Path file, int line, String code) {

  /**
   * Returns the snippets of a document.
   *
   * @param file the document
   * @param opening the line before a snippet
   * @param closing the line after a snippet
   * @param margin the start of every line of a snippet that is not code
   */
  static List<Snippet> readAll(Path file, String opening, String closing, String margin)
      throws IOException {
    List<Snippet> snippets = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).equals(opening)) {
        String code =
            lines.subList(i + 1, lines.size()).stream()
                .takeWhile(line -> !line.equals(closing))
                .map(line -> line.substring(margin.length()))
                .collect(Collectors.joining("\n"));
        snippets.add(new Snippet(file, i + 2, code));
      }
    }
    return snippets;
  }

  Snippet replace(String target, String replacement) {
    return new Snippet(file, line, code.replace(target, replacement));
  }

  @Override
  public String toString() {
    return file + ":" + line;
  }
}
