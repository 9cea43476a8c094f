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
  void theDocumentIsFine() throws IOException {
    assertThat(DocumentLint.check(DocumentCheck.document())).isEmpty();
  }

  @Test
  void theJarCarriesTheDocumentAsItIs() throws IOException {
    assertThat(DocumentCheck.document())
        .isEqualTo(Files.readString(Path.of("src/main/openapi/segments.yaml")));
  }

  @ParameterizedTest
  @CsvSource({
    "operationId, : operationId is missing",
    "summary, : summary is missing",
    "description, : description is missing",
    "tags, ': tags must be exactly one, it names the Java interface'",
    "x-required-scope, ': x-required-scope is missing; it needs name, permission, parameter'",
  })
  void anOperationSaysAllOfTheHouseStyle(String key, String fault) throws IOException {
    String document = DocumentCheck.document();
    assertThat(DocumentLint.check(without(document, "      " + key + ":")))
        .containsExactly(OPERATION + fault);
  }

  @ParameterizedTest
  @CsvSource({"name", "permission", "parameter"})
  void aScopeIsWhole(String key) throws IOException {
    assertThat(DocumentLint.check(without(DocumentCheck.document(), "        " + key + ": ")))
        .containsExactly(OPERATION + ".x-required-scope: " + key + " is missing");
  }

  @Test
  void aBatchSaysItsLimits() throws IOException {
    String place =
        "segments.yaml: paths./stores/{store_hash}/v3/segments/{segmentId}/shopper-profiles";
    String document = DocumentCheck.document();
    assertThat(DocumentLint.check(without(document, "      x-batch:")))
        .containsExactly(place + ".post: x-batch is missing; it needs size, concurrency");
    assertThat(DocumentLint.check(document.replaceFirst("size: 50", "size: 0")))
        .containsExactly(place + ".post.x-batch: size must be 1 or more");
  }

  @ParameterizedTest
  @CsvSource({"'401'", "'403'", "'404'", "'422'", "'429'", "5XX"})
  void anOperationHasEveryErrorAnswer(String status) throws IOException {
    String line = "        " + (status.equals("5XX") ? status : "'" + status + "'") + ":";
    assertThat(DocumentLint.check(without(DocumentCheck.document(), line)))
        .contains(OPERATION + ".responses: answer " + status + " is missing");
  }

  @Test
  void anAnswerHasAnExample() throws IOException {
    assertThat(DocumentLint.check(without(DocumentCheck.document(), "              examples:")))
        .containsExactly(OPERATION + ".responses.200.content.application/json: example is missing");
  }

  @Test
  void aPropertyIsDescribed() throws IOException {
    String description = "          description: The id of the shopper profile.\n";
    assertThat(DocumentLint.check(DocumentCheck.document().replace(description, "")))
        .containsExactly(
            "segments.yaml: components.schemas.ShopperProfile.properties.id:"
                + " description is missing");
  }

  @Test
  void whatIsRequiredExists() throws IOException {
    String document = DocumentCheck.document().replaceFirst("        - id\n", "        - ident\n");
    assertThat(DocumentLint.check(document))
        .containsExactly(
            "segments.yaml: components.schemas.ShopperProfile:"
                + " required names ident, which is no property");
  }

  @Test
  void aReferenceLeadsSomewhere() throws IOException {
    String document =
        DocumentCheck.document().replace("schemas/PaginationLinks'", "schemas/PaginationLinkz'");
    assertThat(DocumentLint.check(document))
        .anySatisfy(
            fault -> assertThat(fault).contains("PaginationLinkz").contains("schemas.Pagination."));
  }

  @Test
  void anInvalidDocumentIsToldApartByPlace() throws IOException {
    assertThat(DocumentLint.check(without(DocumentCheck.document(), "      responses:")))
        .anySatisfy(fault -> assertThat(fault).contains("shopper-profiles").contains("responses"));
  }

  @Test
  void brokenYamlIsToldByLine() throws IOException {
    assertThat(DocumentLint.check("openapi: 3.0.3\ninfo: [\n"))
        .singleElement()
        .asString()
        .startsWith("segments.yaml: is no YAML: ")
        .contains("line");
  }

  /** The document less the first entry that starts with a line, and all that is nested in it. */
  private static String without(String document, String start) {
    int indent = start.length() - start.stripLeading().length();
    int from = document.indexOf("\n" + start) + 1;
    assertThat(from).as("the document has %s", start).isPositive();
    int to = document.indexOf('\n', from) + 1;
    while (document.startsWith(" ".repeat(indent + 1), to)) {
      to = document.indexOf('\n', to) + 1;
    }
    return document.substring(0, from) + document.substring(to);
  }
}
