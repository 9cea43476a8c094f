package io.github.segments4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.segments4j.JavaProcess;
import io.github.segments4j.SegmentsClient;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(strings = {"false", "true"})
  void openStore_isReachable_andLetsProgramEnd(String preferIpv6) throws Exception {
    Process program =
        JavaProcess.start(List.of("-Djava.net.preferIPv6Addresses=" + preferIpv6), OpenStore.class);
    try {
      assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(new String(program.getInputStream().readAllBytes()))
          .isIn(
              "3 members at http://127.0.0.1 on 127.0.0.1\n",
              "3 members at http://[::1] on 0:0:0:0:0:0:0:1\n");
    } finally {
      program.destroyForcibly();
    }
  }

  @Test
  void closesPort() {
    store.close();

    assertThatThrownBy(() -> get(MEMBERS)).isInstanceOf(IOException.class);
  }

  static final class OpenStore {
    public static void main(String[] args) {
      FakeStore store = FakeStore.start();
      SegmentsClient client =
          SegmentsClient.builder()
              .storeHash(store.storeHash())
              .accessToken(store.accessToken())
              .baseUrl(store.url())
              .build();
      long members = client.segment(store.addSegment(3)).shopperProfiles().list().count();
      System.out.printf(
          "%d members at %s on %s%n",
          members,
          store.url().replaceFirst(":\\d+$", ""),
          InetAddress.getLoopbackAddress().getHostAddress());
    }
  }
}
