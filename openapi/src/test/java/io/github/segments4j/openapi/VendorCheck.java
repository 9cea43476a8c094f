package io.github.segments4j.openapi;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A build step that compares the document with those that BigCommerce publishes. */
final class VendorCheck {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int MAX_LINE = 2_000;

  private VendorCheck() {}

  /**
   * Fails the build if a document differs in a way that is not explained, or cannot be read. Writes
   * the report to {@code target/vendor-report.txt}, empty on success.
   *
   * @param args the directory of the module, then files and URLs, separated by commas
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args[1] == null || args[1].isBlank()) {
      throw new IllegalArgumentException("No document. Add -Dvendor.document=FILE_OR_URL");
    }
    Path module = Path.of(args[0]);
    ExplainedDifferences explained =
        ExplainedDifferences.parse(Files.readString(module.resolve("vendor-differences.yaml")));
    List<String> report = new ArrayList<>();
    for (String location : args[1].split(",", -1)) {
      report.addAll(check(location.strip(), explained));
    }
    Files.write(module.resolve("target/vendor-report.txt"), report);
    if (!report.isEmpty()) {
      throw new IllegalStateException(
          "segments.yaml differs from BigCommerce's document. Follow openapi/README.md.\n  "
              + String.join("\n  ", report));
    }
  }

  /** Returns the problems of a document, a line each. */
  static List<String> check(String location, ExplainedDifferences explained)
      throws IOException, InterruptedException {
    ApiDocument ours = ApiDocument.parse(DocumentCheck.document());
    try {
      ApiDocument theirs = ApiDocument.parse(read(location));
      return explained.check(theirs.version(), DocumentComparison.between(ours, theirs)).stream()
          .map(problem -> line(theirs.version() + " " + problem))
          .toList();
    } catch (IllegalArgumentException e) {
      return List.of(line(location + " " + e.getMessage()));
    }
  }

  /** Bounds the vendor's text, in which a pattern or a name can have any length. */
  private static String line(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= MAX_LINE ? line : line.substring(0, MAX_LINE) + "…";
  }

  /** Reads a file or a URL. Whatever prevents it is a problem of the location. */
  private static String read(String location) throws InterruptedException {
    try {
      return location.contains("://") ? get(location) : Files.readString(Path.of(location));
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("does not exist", e);
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot be read: " + e, e);
    }
  }

  private static String get(String url) throws IOException, InterruptedException {
    HttpClient client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(TIMEOUT)
            .build();
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT).build();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() != HttpURLConnection.HTTP_OK) {
      throw new IllegalArgumentException("responded with HTTP " + response.statusCode());
    }
    return response.body();
  }
}
