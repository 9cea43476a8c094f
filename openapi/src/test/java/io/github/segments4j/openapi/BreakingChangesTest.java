package io.github.segments4j.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
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

  private String released;

  @BeforeEach
  void readReleased() throws IOException {
    released = DocumentCheck.released();
  }

  @Test
  void document_isCompatibleWithRelease() throws IOException {
    assertThat(BreakingChanges.between(released, DocumentCheck.document())).isEmpty();
  }

  @Test
  void removedProperty_isReported() {
    String withoutProperty = replace(PROPERTY, "");

    assertThat(BreakingChanges.between(released, withoutProperty))
        .startsWith("The OpenAPI document breaks programs written for the released version")
        .contains("set info.version of segments.yaml to")
        .contains("  components.schemas.ShopperProfile.properties.customer_id was removed");
    assertThat(BreakingChanges.between(withoutProperty, released)).isEmpty();
  }

  @Test
  void requiredProperty_madeOptional() {
    assertReported(
        inSchema("Segment", "      required:\n        - id\n", ""),
        "components.schemas.Segment.required was removed: [\"id\"]");
  }

  @Test
  void bodyProperty_madeRequired() {
    assertReported(
        inSchema("NewSegment", "        - name\n", "        - name\n        - description\n"),
        "components.schemas.NewSegment.required gained description");
  }

  @Test
  void property_madeNullable() {
    assertReported(
        inSchema("SegmentPage", "        data:\n", "        data:\n          nullable: true\n"),
        "components.schemas.SegmentPage.properties.data.nullable was added: true");
    assertCompatible(inSchema("NewSegment", "          nullable: true\n", ""));
  }

  @Test
  void property_otherType() {
    assertReported(
        replace(
            PROPERTY, PROPERTY.replace("integer", "string").replaceFirst(" +format: int64\n", "")),
        "components.schemas.ShopperProfile.properties.customer_id.type: integer -> string",
        "components.schemas.ShopperProfile.properties.customer_id.format was removed: int64");
  }

  @Test
  void parameter_lowerMaximum() {
    assertReported(
        inParameter("Limit", "        minimum: 1\n", "        minimum: 1\n        maximum: 100\n"),
        "components.parameters.Limit.schema.maximum was added: 100");
  }

  @Test
  void parameter_madeRequired() {
    assertReported(
        inParameter("Page", "      required: false\n", "      required: true\n"),
        "components.parameters.Page.required: false -> true");
  }

  @Test
  void parameter_addedAsRequired() {
    String channel =
        "        - {name: channel_id, in: query, required: true, schema: {type: integer}}\n";
    String ids = "        - $ref: '#/components/parameters/OnlySegmentIds'\n";

    assertReported(
        replace(ids, ids + channel),
        "paths./stores/{store_hash}/v3/segments.get.parameters gained"
            + " {\"name\":\"channel_id\",\"in\":\"query\",\"required\":true,");
  }

  @Test
  void operation_removed() {
    String path = "  /stores/{store_hash}/v3/shopper-profiles/{shopperProfileId}/segments:\n";
    int from = released.indexOf(path);
    int to = released.indexOf("\ncomponents:\n", from);

    assertReported(
        released.substring(0, from) + released.substring(to),
        "paths./stores/{store_hash}/v3/shopper-profiles/{shopperProfileId}/segments was removed: ");
  }

  @Test
  void operation_renamed() {
    assertReported(
        replace("operationId: listSegments\n", "operationId: getSegments\n"),
        "paths./stores/{store_hash}/v3/segments.get.operationId: listSegments -> getSegments");
  }

  /** A schema that all operations use was once reported once for each of their responses. */
  @Test
  void errorProperty_otherType() {
    assertReported(
        inSchema(
            "ErrorResponse",
            "          type: integer\n          format: int32\n",
            "          type: string\n"),
        "components.schemas.ErrorResponse.properties.status.type: integer -> string",
        "components.schemas.ErrorResponse.properties.status.format was removed: int32");
  }

  @Test
  void manyChanges_areCounted() {
    String renamed = released.replaceAll("operationId: (\\w+)", "operationId: $1V2");
    String report =
        BreakingChanges.between(released, renamed.replace("type: integer", "type: string"));

    assertThat(report.lines()).hasSize(20).last().asString().matches("  and \\d+ more");
    assertThat(report).contains("listSegments -> listSegmentsV2");
  }

  @Test
  void compatibleChanges_areNotReported() {
    String added =
        """
                locale:
                  type: string
                  nullable: true
                  description: The locale.
                  enum: [de, en]
        """;
    String property = "        customer_id:\n          type: integer\n";
    String enumProperty = released.replace(PROPERTY, added + PROPERTY);

    assertCompatible(enumProperty);
    assertThat(
            BreakingChanges.between(enumProperty, enumProperty.replace("[de, en]", "[de, en, fr]")))
        .isEmpty();
    assertCompatible(
        replace(
            property,
            "        customer_id:\n          deprecated: true\n          type: integer\n"));
    assertCompatible(
        replace(
            "      operationId: listSegments\n",
            "      operationId: listSegments\n      deprecated: true\n"));
    assertCompatible(replace("        size: 50\n", "        size: 20\n"));
  }

  @Test
  void compatibleChanges_areOmitted() {
    String withoutProperty =
        replace(PROPERTY, "")
            .replace("description: The id of the segment.", "description: The identifier.")
            .replace("        size: 50\n", "        size: 20\n");

    assertThat(BreakingChanges.between(released, withoutProperty).lines()).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({
    "0.1.0, 0.1.1, false",
    "0.1.0, 0.2.0, true",
    "0.9.0, 1.0.0, true",
    "1.0.0, 1.1.0, false",
    "1.4.2, 2.0.0, true"
  })
  void version_permitsBreakingChanges(String from, String to, boolean permitted) {
    String before = withVersion(released, from);
    String after = withVersion(replace(PROPERTY, ""), to);

    assertThat(BreakingChanges.between(before, after).isEmpty()).isEqualTo(permitted);
  }

  private static String withVersion(String document, String version) {
    return document.replaceFirst("\n  version: .*\n", "\n  version: " + version + "\n");
  }

  private void assertReported(String current, String... lines) {
    String report = BreakingChanges.between(released, current);

    assertThat(report.lines()).hasSize(3 + lines.length);
    assertThat(report).contains(lines);
  }

  private void assertCompatible(String current) {
    assertThat(current).isNotEqualTo(released);
    assertThat(BreakingChanges.between(released, current)).isEmpty();
  }

  private String inSchema(String name, String target, String replacement) {
    return replaceAfter("\n    " + name + ":\n      type: object\n", target, replacement);
  }

  private String inParameter(String name, String target, String replacement) {
    return replaceAfter("\n    " + name + ":\n      name: ", target, replacement);
  }

  private String replace(String target, String replacement) {
    return replaceAfter("", target, replacement);
  }

  /** Replaces the first occurrence of the target after another text. */
  private String replaceAfter(String start, String target, String replacement) {
    int at = released.indexOf(target, released.indexOf(start));
    assertThat(at).as("document contains %s", target).isPositive();
    return released.substring(0, at) + replacement + released.substring(at + target.length());
  }
}
