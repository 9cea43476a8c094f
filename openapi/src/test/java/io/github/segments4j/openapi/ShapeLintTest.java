package io.github.segments4j.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that shapes and names without correct code are found. */
class ShapeLintTest {

  private static final String PROFILE = "components.schemas.ShopperProfile.properties.";
  private static final String LIST_SEGMENTS = "paths./stores/{store_hash}/v3/segments.get";

  private String document;

  @BeforeEach
  void readDocument() throws IOException {
    document = DocumentCheck.document();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a | oneOf: [{type: string}, {type: integer}]    | a: oneOf is not supported
          a | anyOf: [{type: string}]                     | a: anyOf is not supported
          a | not: {type: string}                         | a: not is not supported
          a | allOf: [{type: string}]                     | a: allOf must contain a single $ref, and nothing stand beside it
          a | allOf: [@Segment, @BatchMeta]               | a: allOf must contain a single $ref, and nothing stand beside it
          a | type: string, format: binary                | a: format binary is not supported
          a | type: array, items: {type: string, nullable: true} | a.items: null items are not supported
          a | type: object, additionalProperties: {type: string, nullable: true} | a.additionalProperties: null values are not supported
          a | type: object, properties: {b: {type: string, description: B.}}, additionalProperties: true | a: additionalProperties beside properties are not supported
          a | type: array, items: {type: string, enum: [b]} | a.items: description is missing
          a | enum: [b]                                   | a: type is missing
          a | type: string, enum: [b, '*/']               | a: enum value "*/" cannot be written in Javadoc
          customerId | type: string                       | customer_id: differs from customerId only in case and separators
          2nd | type: string                              | 2nd: name 2nd must be in snake case or camel case
          Hash-code | type: string                        | Hash-code: name Hash-code must be in snake case or camel case
          """)
  void property_unsupported(String name, String schema, String problem) {
    String property =
        "        %s: {description: A., %s}\n"
            .formatted(name, schema)
            .replaceAll("@(\\w+)", "{\\$ref: '#/components/schemas/$1'}");

    assertFinding(
        replace("        customer_id:\n", property + "        customer_id:\n"), PROFILE + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x | in: cookie, schema: {type: string}           | cookie parameters are not supported
          Accept | in: header, schema: {type: string}      | OpenAPI ignores a header parameter of this name
          x | in: header, schema: {type: array, items: {type: string}} | schema must be a scalar, or in the query an array of scalars, as text
          x | in: query, style: deepObject, explode: true, schema: {type: object, additionalProperties: {type: string}} | style deepObject is not supported; use form
          x | in: query, schema: {type: object, additionalProperties: {type: string}} | schema must be a scalar, or in the query an array of scalars, as text
          x | in: query, style: pipeDelimited, explode: false, schema: {type: array, items: {type: string}} | style pipeDelimited is not supported; use form
          x | in: query, style: spaceDelimited, explode: false, schema: {type: array, items: {type: string}} | style spaceDelimited is not supported; use form
          x | in: query, schema: {type: string, format: byte} | schema must be a scalar, or in the query an array of scalars, as text
          x | in: query, allowReserved: true, schema: {type: string} | allowReserved is not supported
          """)
  void parameter_unsupported(String name, String parameter, String problem) {
    assertFinding(withParameter(name, parameter), LIST_SEGMENTS + ".parameters[4]: " + problem);
  }

  @Test
  void parameter_name() {
    String ids = withParameter("'ids[]'", "in: query, schema: {type: string}");

    assertFinding(
        ids,
        LIST_SEGMENTS
            + ": name ids[] must be words of letters and digits, joined by one of _ : . -");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Error          | Error: Error is the name of another type in the generated code
          List           | List: List is the name of another type in the generated code
          PageEnvelope   | PageEnvelope: PageEnvelope is the name of another type in the generated code
          SegmentJsonAdapter | SegmentJsonAdapter: SegmentJsonAdapter is the name of another type in the generated code
          newThing       | newThing: name newThing must be in upper camel case
          SEGMENT        | SEGMENT: differs from Segment only in case and separators
          """)
  void schema_name(String name, String problem) {
    String schema =
        "    %s: {type: object, description: A., properties: {a: {type: string, description: A.}}}\n"
            .formatted(name);

    assertFinding(document + schema, "components.schemas." + problem);
  }

  @ParameterizedTest
  @CsvSource({
    "list_segments, name list_segments must be in camel case",
    "wait, operationId wait is reserved by Java",
    "new, operationId new is reserved by Java"
  })
  void operationId_unsupported(String id, String problem) {
    assertFinding(
        replace("operationId: listSegments\n", "operationId: " + id + "\n"),
        LIST_SEGMENTS + ": " + problem);
  }

  @Test
  void requestBody_unsupported() {
    String body =
        "      requestBody: {content: {application/xml: {example: '', schema: {type: string}}}}\n";
    String get = after("      operationId: listSegments\n", body);

    assertFinding(get, LIST_SEGMENTS + ".requestBody: Retrofit does not send a body with get");
    assertFinding(
        get,
        LIST_SEGMENTS + ".requestBody: must be required, because Retrofit does not omit a body");
    assertFinding(
        get,
        LIST_SEGMENTS
            + ".requestBody.content.application/xml: media type must be application/json");
  }

  @Test
  void successes_ofDifferentTypes() {
    String accepted =
        """
                '202':
                  description: Accepted.
                  content:
                    application/json:
                      example: 1
                      schema:
                        type: integer
        """;

    assertFinding(
        document.replaceFirst("      responses:\n", "      responses:\n" + accepted),
        "paths./stores/{store_hash}/v3/segments/{segmentId}/shopper-profiles.get.responses:"
            + " the bodies of successes differ, but a method returns one type");
  }

  @Test
  void servers_ofOperation() {
    assertFinding(
        after("      operationId: listSegments\n", "      servers: [{url: 'https://a.example'}]\n"),
        LIST_SEGMENTS + ": servers is not supported here; the client has one server");
  }

  @Test
  void pageData_nullableOrOptional() {
    String schema = "    SegmentPage:\n";
    String problem =
        "components.schemas.SegmentPage: data of a page must be required, and not nullable";

    int page = document.indexOf(schema);
    String rest = document.substring(page);
    String start = document.substring(0, page);
    assertFinding(
        start + rest.replaceFirst("        data:\n", "        data:\n          nullable: true\n"),
        problem);
    assertFinding(start + rest.replaceFirst("        - data\n", "        - meta\n"), problem);
  }

  private String withParameter(String name, String parameter) {
    return after(
        "        - $ref: '#/components/parameters/OnlySegmentIds'\n",
        "        - {name: %s, %s, description: A., example: a}\n".formatted(name, parameter));
  }

  private String after(String line, String added) {
    return replace(line, line + added);
  }

  private String replace(String target, String replacement) {
    int at = document.indexOf(target);
    assertThat(at).as("document contains %s", target).isPositive();
    return document.substring(0, at) + replacement + document.substring(at + target.length());
  }

  private static void assertFinding(String document, String problem) {
    assertThat(DocumentLint.check(document)).contains("segments.yaml: " + problem);
  }
}
