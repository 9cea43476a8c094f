package io.github.segments4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class FakeStoreTest extends RawHttpTestBase {

  @Test
  void recordsRequestsWithoutToken() throws Exception {
    get(MEMBERS + "?page=2");

    assertThat(store.requests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.query()).isEqualTo("page=2");
              assertThat(request.header("user-agent")).startsWith("Java");
              assertThat(request.toString()).doesNotContain(store.accessToken());
            });
  }

  @Test
  void rejectsInvalidArguments() {
    assertThatThrownBy(() -> store.addSegment(-1))
        .hasMessage("members must be 0 or more, but was -1");
    assertThatThrownBy(() -> store.addShopperProfiles(-1))
        .hasMessage("count must be 0 or more, but was -1");
    assertThatThrownBy(() -> store.failNext(0, Fault.overload()))
        .hasMessage("count must be 1 or more, but was 0");
    assertThatThrownBy(() -> store.failPage(0, Fault.overload()))
        .hasMessage("page must be 1 or more, but was 0");
  }

  @Test
  void rejectsInvalidSegments() {
    store.addSegment("a", 0);

    assertThatThrownBy(() -> store.addSegment("a", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("name must be unique, but a is already taken");
    assertThatThrownBy(() -> store.addSegment(" ", 0)).hasMessage("name must not be blank");
    assertThatThrownBy(() -> store.members(SEGMENT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("segmentId must be the id of a segment, but was %s", SEGMENT);
  }

  @Test
  void closesPort() {
    store.close();

    assertThatThrownBy(() -> get(MEMBERS)).isInstanceOf(IOException.class);
  }
}
