package io.github.segments4j.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakingChangesTest {

  private static final String PROPERTY =
      """
              customer_id:
                type: integer
                format: int64
                nullable: true
                description: The id of the registered customer; null for a guest.
                example: 12345
      """;

  @Test
  void document_isCompatibleWithRelease() throws IOException {
    assertThat(BreakingChanges.between(DocumentCheck.released(), DocumentCheck.document()))
        .isEmpty();
  }

  @Test
  void removedProperty_isReported() throws IOException {
    String released = DocumentCheck.released();
    String withoutProperty = replace(released, PROPERTY, "");

    assertThat(BreakingChanges.between(released, withoutProperty))
        .startsWith("The OpenAPI document breaks programs written for the released version")
        .contains("set info.version of segments.yaml to")
        .contains("components.schemas.ShopperProfile.customer_id was removed");
    assertThat(BreakingChanges.between(withoutProperty, released)).isEmpty();
  }

  @Test
  void parameterMadeRequired_isReported() throws IOException {
    String released = DocumentCheck.released();
    String page = "      name: page\n      in: query\n      required: ";

    assertThat(BreakingChanges.between(released, replace(released, page + "false", page + "true")))
        .contains("page");
  }

  @ParameterizedTest
  @CsvSource({
    "0.1.0, 0.1.1, false",
    "0.1.0, 0.2.0, true",
    "0.9.0, 1.0.0, true",
    "1.0.0, 1.1.0, false",
    "1.4.2, 2.0.0, true"
  })
  void version_permitsBreakingChanges(String from, String to, boolean permitted)
      throws IOException {
    String released = withVersion(DocumentCheck.released(), from);
    String withoutProperty = withVersion(replace(released, PROPERTY, ""), to);

    assertThat(BreakingChanges.between(released, withoutProperty).isEmpty()).isEqualTo(permitted);
  }

  private static String withVersion(String document, String version) {
    return document.replaceFirst("\n  version: .*\n", "\n  version: " + version + "\n");
  }

  private static String replace(String document, String target, String replacement) {
    assertThat(document).contains(target);
    return document.replace(target, replacement);
  }
}
