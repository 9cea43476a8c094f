package io.github.segments4j.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A build step that checks the document against the house style and the last release. */
final class DocumentCheck {

  private DocumentCheck() {}

  /** Fails the build if the check fails, even with {@code -DskipTests}. */
  public static void main(String[] args) throws IOException {
    List<String> problems = DocumentLint.check(document());
    if (!problems.isEmpty()) {
      throw new IllegalStateException(
          "The OpenAPI document violates the house style:\n  " + String.join("\n  ", problems));
    }
    String report = BreakingChanges.between(released(), document());
    if (!report.isEmpty()) {
      throw new IllegalStateException(report);
    }
  }

  /** {@return the current document} */
  static String document() throws IOException {
    return read(DocumentLint.DOCUMENT);
  }

  /** {@return the last released document} */
  static String released() throws IOException {
    return read("released/" + DocumentLint.DOCUMENT);
  }

  private static String read(String name) throws IOException {
    try (InputStream in = DocumentCheck.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
