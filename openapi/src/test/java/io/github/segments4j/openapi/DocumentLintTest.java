package io.github.segments4j.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentLintTest {

  private static final String OPERATION =
      "segments.yaml: paths./stores/{store_hash}/v3/segments/{segmentId}/shopper-profiles.get";

  @Test
  void document_hasNoProblems() throws IOException {
    assertThat(DocumentLint.check(DocumentCheck.document())).isEmpty();
  }

  @Test
  void jar_containsDocumentUnchanged() throws IOException {
    assertThat(DocumentCheck.document())
        .isEqualTo(Files.readString(Path.of("src/main/openapi/segments.yaml")));
  }

  @ParameterizedTest
  @CsvSource({
    "operationId, : operationId is missing",
    "summary, : summary is missing",
    "description, : description is missing",
    "tags, ': tags must contain exactly one tag, which names the Java interface'",
    "x-required-scope, ': x-required-scope is missing; it needs name, permission, parameter'",
  })
  void operation_missingKey(String key, String problem) throws IOException {
    String document = DocumentCheck.document();
    assertThat(DocumentLint.check(without(document, "      " + key + ":")))
        .containsExactly(OPERATION + problem);
  }

  @ParameterizedTest
  @CsvSource({"name", "permission", "parameter"})
  void scope_missingKey(String key) throws IOException {
    assertThat(DocumentLint.check(without(DocumentCheck.document(), "        " + key + ": ")))
        .containsExactly(OPERATION + ".x-required-scope: " + key + " is missing");
  }

  @Test
  void batch_missingOrInvalidLimit() throws IOException {
    String path =
        "segments.yaml: paths./stores/{store_hash}/v3/segments/{segmentId}/shopper-profiles";
    String document = DocumentCheck.document();
    assertThat(DocumentLint.check(without(document, "      x-batch:")))
        .containsExactly(path + ".post: x-batch is missing; it needs size, concurrency");
    assertThat(DocumentLint.check(document.replaceFirst("size: 50", "size: 0")))
        .containsExactly(path + ".post.x-batch: size must be 1 or more");
  }

  @Test
  void write_missingOrInvalidIdempotent() throws IOException {
    String path =
        "segments.yaml: paths./stores/{store_hash}/v3/segments/{segmentId}/shopper-profiles";
    String problem = ": x-idempotent must be true or false on a write, absent on a read";
    String document = DocumentCheck.document();
    String line = "      x-idempotent: true\n";
    assertThat(DocumentLint.check(document.replaceFirst(line, "")))
        .containsExactly(path + ".post" + problem);
    assertThat(DocumentLint.check(document.replaceFirst(line, "      x-idempotent: maybe\n")))
        .containsExactly(path + ".post" + problem);
    assertThat(DocumentLint.check(document.replaceFirst("      x-required-scope:", line + "$0")))
        .containsExactly(OPERATION + problem);
  }

  @Test
  void listing_missingOrInvalidPageSize() throws IOException {
    String document = DocumentCheck.document();
    String size = "      x-page-size: 250\n";
    assertThat(DocumentLint.check(document.replace(size, "")))
        .hasSize(4)
        .contains(
            OPERATION + ": x-page-size must stand on one parameter of a listing, and on no other");
    assertThat(DocumentLint.check(document.replace(size, "      x-page-size: all\n")))
        .contains(OPERATION + ": x-page-size must be 1 or more");
  }

  @Test
  void response_missingRateLimitHeader() throws IOException {
    String header = "            X-Rate-Limit-Requests-Left:";
    assertThat(DocumentLint.check(without(DocumentCheck.document(), header)))
        .containsExactly(
            OPERATION + ".responses.200: header X-Rate-Limit-Requests-Left is missing");
  }

  @Test
  void document_otherVersion() throws IOException {
    String document = DocumentCheck.document().replace("openapi: 3.0.3", "openapi: 3.1.0");
    assertThat(DocumentLint.check(document))
        .contains(
            "segments.yaml: openapi: must be 3.0.x, the version that the generator fully supports");
  }

  @ParameterizedTest
  @CsvSource({"'401'", "'403'", "'404'", "'422'", "'429'", "5XX"})
  void operation_missingErrorResponse(String status) throws IOException {
    String line = "        " + (status.equals("5XX") ? status : "'" + status + "'") + ":";
    assertThat(DocumentLint.check(without(DocumentCheck.document(), line)))
        .contains(OPERATION + ".responses: response " + status + " is missing");
  }

  @Test
  void response_missingExample() throws IOException {
    assertThat(DocumentLint.check(without(DocumentCheck.document(), "              examples:")))
        .containsExactly(OPERATION + ".responses.200.content.application/json: example is missing");
  }

  @Test
  void property_missingDescription() throws IOException {
    String description = "          description: The id of the shopper profile.\n";
    assertThat(DocumentLint.check(DocumentCheck.document().replace(description, "")))
        .containsExactly(
            "segments.yaml: components.schemas.ShopperProfile.properties.id:"
                + " description is missing");
  }

  @Test
  void property_bareReference() throws IOException {
    String document =
        DocumentCheck.document()
            .replaceFirst("allOf:\\n +- (\\$ref: '#/components/schemas/PaginationLinks')", "$1");
    assertThat(DocumentLint.check(document))
        .containsExactly(
            "segments.yaml: components.schemas.Pagination.properties.links: description is missing;"
                + " a $ref cannot have one, so wrap it in allOf");
  }

  @Test
  void required_unknownProperty() throws IOException {
    String document = DocumentCheck.document().replaceFirst("        - id\n", "        - ident\n");
    assertThat(DocumentLint.check(document))
        .containsExactly(
            "segments.yaml: components.schemas.ShopperProfile:"
                + " required lists ident, which is not a property");
  }

  @Test
  void reference_unresolved() throws IOException {
    String document =
        DocumentCheck.document().replace("schemas/PaginationLinks'", "schemas/PaginationLinkz'");
    assertThat(DocumentLint.check(document))
        .anySatisfy(
            problem ->
                assertThat(problem).contains("PaginationLinkz").contains("schemas.Pagination."));
  }

  @Test
  void invalidDocument_reportsLocation() throws IOException {
    assertThat(DocumentLint.check(without(DocumentCheck.document(), "      responses:")))
        .anySatisfy(
            problem -> assertThat(problem).contains("shopper-profiles").contains("responses"));
  }

  @Test
  void invalidYaml_reportsLine() throws IOException {
    assertThat(DocumentLint.check("openapi: 3.0.3\ninfo: [\n"))
        .singleElement()
        .asString()
        .startsWith("segments.yaml: is not YAML: ")
        .contains("line");
  }

  /** Returns the document without the first entry that starts with a line, and its children. */
  private static String without(String document, String start) {
    int indent = start.length() - start.stripLeading().length();
    int from = document.indexOf("\n" + start) + 1;
    assertThat(from).as("document contains %s", start).isPositive();
    int to = document.indexOf('\n', from) + 1;
    while (document.startsWith(" ".repeat(indent + 1), to)) {
      to = document.indexOf('\n', to) + 1;
    }
    return document.substring(0, from) + document.substring(to);
  }
}
