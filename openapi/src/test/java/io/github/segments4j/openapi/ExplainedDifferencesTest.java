package io.github.segments4j.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainedDifferencesTest {

  private static final String OURS =
      """
      openapi: 3.0.3
      paths:
        /segments:
          get: {responses: {200: {}, 404: {}}}
          delete: {responses: {204: {}, 404: {}}}
      """;

  private static final String THEIRS = OURS.replace(", 404: {}", "");

  private static final String EXPLAINED =
      """
      - reason: Seen in responses.
        3.0:
          every operation, response 404: ours without body, theirs missing
      """;

  @Test
  void unexplained_isNewInOneLine() throws Exception {
    assertThat(check("[]", THEIRS))
        .containsExactly("new: every operation, response 404: ours without body, theirs missing");
  }

  @Test
  void explained_passes() throws Exception {
    assertThat(check(EXPLAINED, THEIRS)).isEmpty();
    assertThat(check(EXPLAINED.replace("3.0:", "all:"), THEIRS)).isEmpty();
    assertThat(
            check(EXPLAINED.replace("every operation", "GET /segments and every DELETE"), THEIRS))
        .isEmpty();
  }

  @Test
  void explainedForOtherVersion_isIgnored() throws Exception {
    String newer = EXPLAINED.replace("3.0:", "3.1:");

    assertThat(check(newer, OURS)).isEmpty();
    assertThat(check(newer, THEIRS)).hasSize(1);
    assertThat(check(newer, THEIRS.replace("3.0.3", "3.1.0"))).isEmpty();
  }

  @Test
  void goneDifference_isVanished() throws Exception {
    assertThat(check(EXPLAINED, OURS))
        .containsExactly(
            "vanished: every operation, response 404: ours without body, theirs without body");
    assertThat(check(EXPLAINED, OURS.replace("204: {}, 404: {}", "204: {}")))
        .containsExactly(
            "vanished: GET /segments, response 404: ours without body, theirs without body");
  }

  @Test
  void otherDifference_isChanged() throws Exception {
    assertThat(check(EXPLAINED, OURS.replace("404: {}", "404: {content: {text/html: {}}}")))
        .containsExactly(
            "changed: every operation, response 404: ours without body, theirs text/html"
                + " (explained: ours without body, theirs missing)");
  }

  @Test
  void unknownLocation_isVanished() throws Exception {
    String unknown = EXPLAINED + "    PUT /segments, body: ours missing, theirs required\n";
    String header = EXPLAINED + "    GET /segments, header A: ours missing, theirs required any\n";

    assertThat(check(unknown, THEIRS))
        .containsExactly("vanished: PUT /segments, body: in neither document");
    assertThat(check(header, THEIRS.replace("200", "206")))
        .contains("vanished: GET /segments, header A: in neither document")
        .hasSize(3);
  }

  @Test
  void missingOperation_isTheOnlyProblem() throws Exception {
    assertThat(check(EXPLAINED, THEIRS.replaceFirst("    delete.*\n", "")))
        .containsExactly("new: DELETE /segments: ours present, theirs missing");
    assertThat(
            check(
                EXPLAINED.replace("every operation", "GET /segments and DELETE /segments"),
                THEIRS.replaceFirst("    delete.*\n", "")))
        .containsExactly("new: DELETE /segments: ours present, theirs missing");
  }

  @Test
  void invalidFile_isRejected() {
    assertThatThrownBy(() -> check(EXPLAINED.replace("reason", "cause"), THEIRS))
        .hasMessageStartingWith("Add a reason for");
    assertThatThrownBy(() -> check(EXPLAINED + EXPLAINED, THEIRS))
        .hasMessage("DELETE /segments, response 404 is explained twice. Remove one.");
  }

  private static List<String> check(String explained, String theirs)
      throws JsonProcessingException {
    ApiDocument document = ApiDocument.parse(theirs);
    return ExplainedDifferences.parse(explained)
        .check(document.version(), DocumentComparison.between(ApiDocument.parse(OURS), document));
  }
}
