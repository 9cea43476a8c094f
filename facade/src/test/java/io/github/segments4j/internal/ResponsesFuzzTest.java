package io.github.segments4j.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import io.github.segments4j.batch.BatchFailure;
import io.github.segments4j.error.ConflictException;
import io.github.segments4j.error.FailedCall;
import io.github.segments4j.error.InvalidRequestException;
import io.github.segments4j.error.NotFoundException;
import io.github.segments4j.error.SegmentsException;
import io.github.segments4j.model.BatchResponse;
import io.github.segments4j.model.Segment;
import io.github.segments4j.model.SegmentBatchResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.function.Function;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** What answers can hold, chosen by what code it reaches; see CONTRIBUTING. */
class ResponsesFuzzTest {

  private static final String TOKEN = "s3cr3t";
  private static final Duration A_DAY = Duration.ofDays(1);
  private static final Duration MAX_WAIT = Duration.ofMinutes(1);
  private static final List<UUID> IDS =
      List.of(
          UUID.fromString("3fa85f64-5717-4562-b3fc-2c963f66afa6"),
          UUID.fromString("7c9e6679-7425-40de-944b-e07fc1f90ae7"),
          UUID.fromString("00000000-0000-4000-8000-000000000003"));

  private static final Call CANCELED =
      new OkHttpClient().newCall(new Request.Builder().url("http://localhost/").build());

  static {
    CANCELED.cancel();
  }

  @FuzzTest
  void noErrorBodyFailsOrTellsTheToken(byte[] utf8) {
    ErrorBody body = ErrorBody.parse(new String(utf8, UTF_8), AccessToken.of("accessToken", TOKEN));

    assertThat(body.toString()).doesNotContain(TOKEN);
  }

  /** An item that is asked for again is so in a smaller request, or it could be so for ever. */
  @FuzzTest
  void everyItemOfABatchComesToOneEnd(byte[] utf8) {
    String body = new String(utf8, UTF_8);
    for (BatchReader.Kind kind : BatchReader.Kind.values()) {
      endsOnce(
          new BatchReader<UUID, BatchResponse, UUID>(
              kind,
              BatchResponse.class,
              answer -> new BatchReader.Said<>(null, answer.errors(), answer.meta()),
              null),
          BatchResponse.class,
          body);
      endsOnce(
          new BatchReader<UUID, SegmentBatchResponse, Segment>(
              kind,
              SegmentBatchResponse.class,
              answer -> new BatchReader.Said<>(answer.data(), answer.errors(), answer.meta()),
              Segment::id),
          SegmentBatchResponse.class,
          body);
    }
  }

  private static <A, V> void endsOnce(BatchReader<UUID, A, V> reader, Class<A> type, String body) {
    read(new Moshi.Builder().build().adapter(type), body)
        .ifPresent(answer -> endsOnce("200", reader.succeeded(IDS, Function.identity(), answer)));
    for (SegmentsException refusal :
        List.of(
            new InvalidRequestException(call(422, body), "422"),
            new ConflictException(call(409, body), "409"),
            new NotFoundException(call(404, body), "404"))) {
      endsOnce(
          String.valueOf(refusal.getMessage()),
          reader.refused(IDS, Function.identity(), refusal, body));
    }
  }

  private static void endsOnce(String status, BatchReader.Outcome<UUID, ?> outcome) {
    List<UUID> ends = new ArrayList<>(outcome.done().keySet());
    ends.addAll(outcome.unchanged());
    ends.addAll(outcome.failed().keySet());
    outcome.again().forEach(ends::addAll);

    assertThat(ends).as(status).containsExactlyInAnyOrderElementsOf(IDS);
    assertThat(outcome.again())
        .as(status)
        .allSatisfy(request -> assertThat(request).hasSizeBetween(1, IDS.size() - 1));
    assertThat(outcome.failed().values()).extracting(BatchFailure::reason).doesNotContainNull();
  }

  private static <A> Optional<A> read(JsonAdapter<A> adapter, String body) {
    try {
      return Optional.ofNullable(adapter.fromJson(body));
    } catch (IOException | JsonDataException e) {
      return Optional.empty();
    }
  }

  private static FailedCall call(int status, String body) {
    ErrorBody said = ErrorBody.parse(body, AccessToken.of("accessToken", TOKEN));
    return new FailedCall(
        "", "POST", "", 0, 1, status, Map.of(), body, said.title(), said.type(), said.errors());
  }

  /** The lines are the values of the four headers that tell of waits and the quota. */
  @FuzzTest
  void noHeaderAsksForAnAbsurdWait(byte[] utf8) throws IOException {
    Headers headers = headers(new String(utf8, UTF_8));

    for (int status : new int[] {200, 429, 503}) {
      assertThat(RetryAfter.of(status, headers, Instant.EPOCH).orElse(Duration.ZERO))
          .isBetween(Duration.ZERO, A_DAY);
    }
    pacesByThem(headers);
  }

  /** A cancelled call fails where it would have to wait, and so says that it would. */
  private static void pacesByThem(Headers headers) throws IOException {
    Optional<Long> left = RetryAfter.number(headers, "X-Rate-Limit-Requests-Left");
    Optional<Long> resetMs = RetryAfter.number(headers, "X-Rate-Limit-Time-Reset-Ms");
    boolean told =
        left.orElse(-1L) >= 0
            && resetMs.orElse(-1L) >= 0
            && resetMs.orElse(-1L) <= A_DAY.toMillis();
    RateLimiter pacer = new RateLimiter(MAX_WAIT, new StandingTime(), new CallLogger());
    pacer.start(CANCELED);
    pacer.answered(headers);

    boolean waits = told && resetMs.orElse(0L) > 0 && left.orElse(0L) == 0;
    assertThat(goes(pacer)).isEqualTo(!waits);
    if (!told || resetMs.orElse(0L) > 0 && left.orElse(0L) > 2) {
      assertThat(goes(pacer)).as("the second of " + left + " left").isTrue();
    }
  }

  private static boolean goes(RateLimiter pacer) {
    try {
      pacer.start(CANCELED);
      return true;
    } catch (RateLimiter.QuotaSpentException e) {
      assertThat(e.untilNextWindow()).isBetween(MAX_WAIT, A_DAY);
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  private static Headers headers(String lines) {
    List<String> names =
        List.of(
            "Retry-After",
            "X-Retry-After",
            "X-Rate-Limit-Time-Reset-Ms",
            "X-Rate-Limit-Requests-Left");
    List<String> values = lines.lines().limit(names.size()).toList();
    Headers.Builder headers = new Headers.Builder();
    for (int i = 0; i < values.size(); i++) {
      headers.addUnsafeNonAscii(names.get(i), values.get(i));
    }
    return headers.build();
  }

  /** Nothing here may wait. */
  private static final class StandingTime implements Clock {

    @Override
    public long nanos() {
      return 0;
    }

    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public void sleep(long nanos) {}

    @Override
    public void await(Condition signal, long nanos) {}
  }
}
