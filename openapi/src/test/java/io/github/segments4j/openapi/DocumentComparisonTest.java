package io.github.segments4j.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentComparisonTest {

  private static final String DOCUMENT =
      """
      openapi: 3.0.3
      servers:
        - url: https://api.example.com/stores/{store_hash}/v3
      paths:
        /segments:
          get:
            description: Lists segments.
            parameters:
              - $ref: '#/components/parameters/Page'
              - name: id:in
                in: query
                schema: {type: array, items: {type: string}}
            responses:
              '200':
                content:
                  application/json:
                    schema: {$ref: '#/components/schemas/Page'}
          post:
            requestBody:
              required: true
              content:
                application/json:
                  schema: {type: array, items: {$ref: '#/components/schemas/Segment'}}
            responses:
              '201': {description: Created}
      components:
        parameters:
          Page: {name: page, in: query, required: false, schema: {type: integer}}
        schemas:
          Page:
            type: object
            properties:
              data: {type: array, items: {$ref: '#/components/schemas/Segment'}}
          Base:
            type: object
            properties:
              id: {type: string, format: uuid}
          Segment:
            required: [id]
            allOf:
              - $ref: '#/components/schemas/Base'
              - type: object
                properties:
                  name: {type: string}
                  parent: {$ref: '#/components/schemas/Segment'}
        securitySchemes:
          token:
            type: apiKey
            in: header
            name: X-Auth-Token
            description: GET endpoints require only read-only permission. `store_v2_customers`
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          post:                         | put: | POST /segments: ours present, theirs missing; PUT /segments: ours missing, theirs present
          description: Lists segments.  | deprecated: true | GET /segments: ours present, theirs deprecated
          Lists segments.               | 'Requires the `modify` Customers OAuth scope.' | GET /segments, permission: ours read-only, theirs modify
          '200'                         | '206' | GET /segments, response 200: ours application/json, theirs missing; GET /segments, response 206: ours missing, theirs application/json
          {description: Created}        | {content: {text/plain: {}}} | POST /segments, response 201: ours without body, theirs text/plain
          required: true                | required: false | POST /segments, body: ours required application/json, theirs optional application/json
          in: query, required: false    | in: query, required: true | GET /segments, query page: ours optional integer, theirs required integer
          schema: {type: integer}       | schema: {type: integer, maximum: 50} | GET /segments, query page: ours optional integer, theirs optional integer maximum 50
          in: query\\n                   | in: query\\n          explode: false\\n | GET /segments, query id:in: ours optional array of string, form exploded, theirs optional array of string, form
          name: {type: string}          | name: {type: integer} | Segment.name: ours string, theirs integer
          name: {type: string}          | name: {type: string, enum: [a, b]} | Segment.name: ours string, theirs string enum ["a","b"]
          name: {type: string}          | name: {type: string, nullable: true} | Segment, nullable: ours none, theirs name
          name: {type: string}          | name: {type: [string, 'null']} | Segment, nullable: ours none, theirs name
          parent: {$ref: '#/components/schemas/Segment'} | parent: {oneOf: [{$ref: '#/components/schemas/Segment'}, {type: 'null'}]} | Segment, nullable: ours none, theirs parent
          format: uuid                  | format: hash | Segment.id: ours string uuid, theirs string hash
          name: {type: string}          | email: {type: string} | Segment.email: ours missing, theirs string; Segment.name: ours string, theirs missing
          required: [id]                | required: [id, name] | Segment, required: ours id, theirs id and name
          data: {type: array, items:    | data: {type: object, additionalProperties: | Page.data: ours array, theirs object of Segment
          store_v2_customers            | store_v2_segments | scopes: ours store_v2_customers, theirs store_v2_segments
          name: X-Auth-Token            | name: Authorization | security: ours apiKey in header X-Auth-Token, theirs apiKey in header Authorization
          api.example.com               | example.com | host: ours https://api.example.com, theirs https://example.com
          /stores/{store_hash}/v3       | /stores/{store_hash}/v4 | GET /segments: ours present, theirs missing; GET /stores/{store_hash}/v4/segments: ours missing, theirs present; POST /segments: ours present, theirs missing; POST /stores/{store_hash}/v4/segments: ours missing, theirs present
          """)
  void change_isReportedOnce(String from, String to, String differences) {
    String changed = DOCUMENT.replace(from.replace("\\n", "\n"), to.replace("\\n", "\n"));

    assertThat(changed).isNotEqualTo(DOCUMENT);
    assertThat(differences(DOCUMENT, changed)).containsExactly(differences.split("; "));
  }

  @Test
  void equivalentForms_areEqual() {
    String other =
        """
        openapi: 3.1.0
        servers:
          - url: https://api.example.com/
        paths:
          /stores/{store_hash}/v3/segments:
            parameters:
              - {in: query, name: page, required: true, schema: {type: string}}
            post:
              responses:
                '201': {}
              requestBody:
                content:
                  application/json:
                    schema: {items: {$ref: '#/components/schemas/Item'}, type: [array]}
                required: true
            get:
              responses:
                '200':
                  content:
                    application/json: {schema: {$ref: '#/components/schemas/Items'}}
              parameters:
                - {in: query, name: id:in, style: form, schema: {items: {type: string}, type: array}}
                - {in: query, name: page, schema: {type: integer}}
              description: Requires the read-only Customers OAuth scope.
        components:
          schemas:
            Items:
              properties:
                data: {items: {$ref: '#/components/schemas/Item'}, type: array}
            Item:
              properties:
                parent: {$ref: '#/components/schemas/Item', description: The parent.}
                name: {type: string}
                id: {format: uuid, type: string}
              required: [id]
          securitySchemes:
            auth: {in: header, name: X-Auth-Token, type: apiKey, description: store_v2_customers}
        """;

    assertThat(differences(DOCUMENT, other))
        .containsExactly(
            "POST /segments, permission: ours modify, theirs not stated",
            "POST /segments, query page: ours missing, theirs required string");
  }

  @Test
  void openSchema_differsByStructure() {
    String list = "{type: array, items: {$ref: '#/components/schemas/Segment'}}";
    String theirs = DOCUMENT.replace("schema: " + list, "schema: {}");

    assertThat(differences(theirs.replace("data: " + list, "data: {}"), theirs))
        .containsExactly(
            "Page.data: ours any, theirs array of Segment",
            "Segment: ours none, theirs object (id string uuid required, name string, parent Segment)");
  }

  @Test
  void schemaOfItself_isBounded() {
    String circular = DOCUMENT.replace("schemas/Base'", "schemas/Segment'");

    assertThat(differences(DOCUMENT, circular))
        .containsExactly("Segment.id: ours string uuid, theirs missing");
  }

  @Test
  void ownDocument_hasNoDifferences() throws IOException {
    assertThat(differences(DocumentCheck.document(), DocumentCheck.document())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                       | is empty
          <!DOCTYPE html><html>Not found</html>    | is not an OpenAPI 3 document
          {                                        | is neither YAML nor JSON
          swagger: '2.0'                           | is not an OpenAPI 3 document
          '{openapi: 3.1.0, info: {title: None}}'  | has no operations
          '{openapi: 3.1.0, paths: {/a: {}}}'      | has no operations
          """)
  void otherText_isRejected(String text, String message) {
    assertThatThrownBy(() -> ApiDocument.parse(text)).hasMessage(message);
  }

  @Test
  void unknownReference_isRejected() {
    String broken = DOCUMENT.replace("schemas/Base", "schemas/None");

    assertThatThrownBy(() -> differences(DOCUMENT, broken))
        .hasMessage("has a $ref to #/components/schemas/None, which does not exist");
  }

  private static List<String> differences(String ours, String theirs) {
    return DocumentComparison.between(ApiDocument.parse(ours), ApiDocument.parse(theirs))
        .facts()
        .entrySet()
        .stream()
        .filter(fact -> fact.getValue().isDifference())
        .map(fact -> fact.getKey() + ": " + fact.getValue())
        .toList();
  }
}
