package io.github.segments4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultTest extends RawHttpTestBase {

  @BeforeEach
  void addSegment() {
    store.addSegment(SEGMENT, 1);
  }

  @Test
  void failNext_affectsCountedRequests() throws Exception {
    store.failNext(1, Fault.response(500, "text/plain", "a"));

    assertThat(get(MEMBERS).statusCode()).isEqualTo(500);
    assertThat(get(MEMBERS).statusCode()).isEqualTo(200);
  }

  @Test
  void passNext_postponesLaterFaults() throws Exception {
    store.passNext(1).failNext(1, Fault.response(500, "text/plain", "a"));

    assertThat(get(MEMBERS).statusCode()).isEqualTo(200);
    assertThat(get(MEMBERS).statusCode()).isEqualTo(500);
  }

  @Test
  void failPage_affectsPageUntilCleared() throws Exception {
    store.failPage(2, Fault.withoutMeta());

    assertThat(get(MEMBERS).body()).contains("meta");
    assertThat(get(MEMBERS + "?page=2").body()).doesNotContain("meta");
    store.clearFaults();
    assertThat(get(MEMBERS + "?page=2").body()).contains("meta");
  }

  @Test
  void failPage_doesNotAffectWrites() throws Exception {
    store.failPage(1, Fault.response(500, "text/plain", "a"));

    assertThat(post("/segments", segmentNamed("new")).statusCode()).isEqualTo(201);
  }

  @Test
  void response_skipsOperation() throws Exception {
    store.failNext(1, Fault.response(503, "text/plain", ""));

    assertThat(post("/segments", segmentNamed("new")).statusCode()).isEqualTo(503);

    assertThat(store.segments()).doesNotContainValue("new").hasSize(1);
    assertThat(store.requests())
        .extracting(RecordedRequest::body)
        .containsExactly(segmentNamed("new"));
  }

  @Test
  void droppedConnection_performsOperation() {
    store.failNext(1, Fault.droppedConnection());

    assertThatThrownBy(() -> put("/segments", rename(SEGMENT, "new")))
        .isInstanceOf(IOException.class);

    assertThat(store.segments()).containsValue("new").hasSize(1);
  }

  @Test
  void pageSize_rejectsZero() {
    assertThatThrownBy(() -> Fault.pageSize(0)).hasMessage("size must be 1 or more, but was 0");
  }

  @Test
  void toString_describesFault() {
    assertThat(Fault.withoutMeta().and(Fault.removingMembers(3)))
        .hasToString("no meta and removing 3 members");
  }

  private static String segmentNamed(String name) {
    return """
    [{"name": "%s"}]"""
        .formatted(name);
  }

  private static String rename(UUID id, String name) {
    return """
    [{"id": "%s", "name": "%s"}]"""
        .formatted(id, name);
  }
}
