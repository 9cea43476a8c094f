package io.github.segments4j.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Holds the document to the house style and to what was released, as a step of every build. */
final class DocumentCheck {

  private DocumentCheck() {}

  /** Fails the build, also when tests are skipped but compiled. */
  public static void main(String[] args) throws IOException {
    List<String> faults = DocumentLint.check(document());
    if (!faults.isEmpty()) {
      throw new IllegalStateException(
          "The OpenAPI document breaks the house style:\n  " + String.join("\n  ", faults));
    }
    String report = BreakingChanges.between(released(), document());
    if (!report.isEmpty()) {
      throw new IllegalStateException(report);
    }
  }

  /** The document as it is. */
  static String document() throws IOException {
    return read(DocumentLint.DOCUMENT);
  }

  /** The document as it was last released. */
  static String released() throws IOException {
    return read("released/" + DocumentLint.DOCUMENT);
  }

  private static String read(String name) throws IOException {
    try (InputStream in = DocumentCheck.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
