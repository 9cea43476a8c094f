package io.github.segments4j.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VendorCheckTest {

  @TempDir Path module;

  @BeforeEach
  void createModule() throws IOException {
    Files.createDirectory(module.resolve("target"));
    Files.writeString(module.resolve("vendor-differences.yaml"), "[]");
  }

  @Test
  void explanations_areReadable() throws IOException {
    assertThat(ExplainedDifferences.parse(Files.readString(Path.of("vendor-differences.yaml"))))
        .isNotNull();
  }

  @Test
  void sameDocument_passes() throws Exception {
    run(file("same.yaml", DocumentCheck.document()));

    assertThat(report()).isEmpty();
  }

  @Test
  void difference_failsInOneLine() throws Exception {
    String renamed = DocumentCheck.document().replaceFirst("(?m)^        '204':", "        '205':");
    String two = file("same.yaml", DocumentCheck.document()) + "," + file("new.yaml", renamed);

    assertThatThrownBy(() -> run(two)).hasMessageContaining("openapi/README.md");
    assertThat(report())
        .hasLineCount(2)
        .contains(
            "3.0 new: DELETE /segments/{segmentId}/shopper-profiles, response 205: ours missing,");
  }

  @Test
  void unreadableDocument_fails() throws Exception {
    String missing = module.resolve("missing.yaml").toString();
    String empty = file("empty.yaml", "");
    String page = file("page.html", "<!DOCTYPE html>\n<html><body>Moved</body></html>\n");

    assertThatThrownBy(() -> run(missing + "," + empty + ", " + page)).isNotNull();
    assertThat(report().lines())
        .containsExactly(
            missing + " does not exist",
            empty + " is empty",
            page + " is not an OpenAPI 3 document");
    assertThatThrownBy(() -> run("")).hasMessageContaining("-Dvendor.document=");
    assertThatThrownBy(() -> run(null)).hasMessageContaining("-Dvendor.document=");
    assertThatThrownBy(() -> run(",")).isNotNull();
  }

  @Test
  void longText_isBoundedToOneLine() throws Exception {
    String pattern = "pattern: \"a\\nb" + "c".repeat(10_000) + "\"";
    String document =
        DocumentCheck.document().replaceFirst("pattern: .*", pattern.replace("\\", "\\\\"));

    assertThatThrownBy(() -> run(file("long.yaml", document))).isNotNull();
    assertThat(report()).hasLineCount(1).contains("pattern a bccc").hasSizeLessThan(2_100);
  }

  @Test
  void url_isReadOrFails() throws Exception {
    byte[] document = DocumentCheck.document().getBytes(StandardCharsets.UTF_8);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/segments.yaml",
        exchange -> {
          exchange.sendResponseHeaders(200, document.length);
          exchange.getResponseBody().write(document);
          exchange.close();
        });
    server.start();
    try {
      String host = "http://localhost:" + server.getAddress().getPort();
      run(host + "/segments.yaml");
      assertThat(report()).isEmpty();

      assertThatThrownBy(() -> run(host + "/moved.yaml"))
          .hasMessageEndingWith(host + "/moved.yaml responded with HTTP 404");
    } finally {
      server.stop(0);
    }
  }

  private void run(String documents) throws IOException, InterruptedException {
    VendorCheck.main(new String[] {module.toString(), documents});
  }

  private String report() throws IOException {
    return Files.readString(module.resolve("target/vendor-report.txt"));
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(module.resolve(name), content).toString();
  }
}
