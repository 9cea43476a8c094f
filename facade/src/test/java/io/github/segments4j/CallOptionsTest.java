package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.segments4j.call.CallOptions;
import io.github.segments4j.call.RetryPolicy;
import io.github.segments4j.error.ServerException;
import io.github.segments4j.error.TransportException;
import io.github.segments4j.testing.Fault;
import io.github.segments4j.testing.RecordedRequest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class CallOptionsTest extends FakeStoreTestBase {

  private static final CallOptions CORRELATED =
      CallOptions.none().header("X-Correlation-Id", "c-42").header("X-Two", "a b");

  @Test
  void header_isSentForEveryPage() {
    UUID segment = store.addSegment(625);

    assertThat(client.withOptions(CORRELATED).segment(segment).shopperProfiles().list())
        .hasSize(625);
    assertThat(list(segment).count()).isEqualTo(625);

    assertThat(store.requests())
        .extracting(request -> request.header("x-correlation-id"))
        .containsExactly("c-42", "c-42", "c-42", null);
    assertThat(store.requests().get(0).header("x-two")).isEqualTo("a b");
  }

  @Test
  void header_isSentOnEveryAttempt() {
    store.failNext(1, Fault.response(502, "text/html", ""));
    try (SegmentsClient persistent =
        clientBuilder().retryPolicy(RetryPolicy.standard()).clock(new FakeClock()).build()) {
      persistent
          .withOptions(CORRELATED)
          .segment(store.addSegment(1))
          .shopperProfiles()
          .list()
          .count();
    }

    assertThat(store.requests())
        .hasSize(2)
        .allSatisfy(r -> assertThat(r.header("x-correlation-id")).isEqualTo("c-42"));
  }

  @Test
  void deadline_coversAllAttempts() {
    store.failNext(1000, Fault.response(502, "text/html", ""));
    CallOptions options = CallOptions.none().deadline(Duration.ofMillis(200));
    try (SegmentsClient persistent =
        clientBuilder()
            .retryPolicy(
                RetryPolicy.standard()
                    .initialBackoff(Duration.ofHours(1))
                    .maxBackoff(Duration.ofHours(1))
                    .totalTimeout(Duration.ofHours(2)))
            .build()) {
      var listing =
          persistent.withOptions(options).segment(store.addSegment(1)).shopperProfiles().list();

      assertThatThrownBy(listing::count)
          .isInstanceOf(ServerException.class)
          .hasMessageStartingWith("502 Bad Gateway from GET ");
    }
  }

  @Test
  void deadline_appliesToEveryPage() {
    UUID segment = store.addSegment(625);
    store.failPage(3, Fault.slowBody(Duration.ofSeconds(20)));
    CallOptions options = CallOptions.none().deadline(Duration.ofSeconds(1));

    assertThatThrownBy(
            () ->
                client
                    .withOptions(options)
                    .segment(segment)
                    .shopperProfiles()
                    .list()
                    .forEach(p -> {}))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("page=3");
  }

  @Test
  void options_replaceEarlierOptions() {
    SegmentsClient view = client.withOptions(CORRELATED).withOptions(CallOptions.none());

    list(view, store.addSegment(1)).count();

    assertThat(store.requests().get(0))
        .extracting(RecordedRequest::headers)
        .asString()
        .doesNotContain("c-42");
  }

  @Test
  void closedView_leavesClientOpen() {
    UUID segment = store.addSegment(1);
    try (SegmentsClient view = client.withOptions(CORRELATED)) {
      list(view, segment).count();
    }

    assertThat(list(segment).count()).isEqualTo(1);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"a b", "a:b", "ä", "a\n"})
  void headerName_invalid_isRejected(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CallOptions.none().header(name, "x"))
        .withMessage("name must be a valid header name, such as X-Correlation-Id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Auth-Token", "x-auth-token", "Accept", "User-Agent", "Host"})
  void headerName_reserved_isRejected(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CallOptions.none().header(name, "x"))
        .withMessage("header %s is set by the library and cannot be overridden", name);
  }

  @Test
  void headerValue_invalid_isRejectedUnquoted() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CallOptions.none().header("X-Secret", "hush\nhush"))
        .withMessage("value of X-Secret must consist of visible ASCII characters, spaces and tabs");
    assertThat(CallOptions.none().header("X-Secret", "hush"))
        .hasToString("CallOptions[deadline=null, headers=[X-Secret]]");
  }

  @Test
  void deadline_outOfRange_isRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CallOptions.none().deadline(Duration.ZERO))
        .withMessage("deadline must be between 1 millisecond and a day, but was PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CallOptions.none().deadline(Duration.ofDays(1).plusNanos(1)));
    for (Duration deadline :
        List.of(Duration.ofMillis(1), Duration.ofSeconds(1), Duration.ofDays(1))) {
      assertThat(CallOptions.none().deadline(deadline).deadline()).contains(deadline);
    }
  }
}
