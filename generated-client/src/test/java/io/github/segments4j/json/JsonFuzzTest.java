package io.github.segments4j.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import io.github.segments4j.model.BatchResponse;
import io.github.segments4j.model.SegmentBatchResponse;
import io.github.segments4j.model.SegmentPage;
import io.github.segments4j.model.ShopperProfilePage;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import okio.Buffer;

/** Coverage-guided fuzzing of the adapters and parsers; see CONTRIBUTING. */
class JsonFuzzTest {

  private static final Pattern CANONICAL_UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /**
   * An escaped surrogate. UTF-8 cannot encode a lone one, so it is written as another character.
   */
  private static final Pattern SURROGATE = Pattern.compile("\\\\u[dD][89a-fA-F]");

  private final Moshi moshi = new Moshi.Builder().build();

  @FuzzTest
  void adapters_roundTrip(byte[] json) throws IOException {
    for (Class<?> type :
        List.of(
            ShopperProfilePage.class,
            SegmentPage.class,
            SegmentBatchResponse.class,
            BatchResponse.class)) {
      assertRoundTrip(moshi.adapter(type).serializeNulls(), json);
    }
  }

  private static <T> void assertRoundTrip(JsonAdapter<T> adapter, byte[] json) throws IOException {
    T read;
    try {
      read = adapter.fromJson(new Buffer().write(json));
    } catch (IOException | JsonDataException e) {
      return;
    }
    if (!SURROGATE.matcher(new String(json, UTF_8)).find()) {
      assertThat(adapter.fromJson(adapter.toJson(read))).isEqualTo(read);
    }
  }

  @FuzzTest
  void uuids_matchJdk(byte[] utf8) {
    String text = new String(utf8, UTF_8);
    Optional<UUID> expected =
        CANONICAL_UUID.matcher(text).matches()
            ? Optional.of(UUID.fromString(text))
            : Optional.empty();

    assertThat(parseUuid(text)).isEqualTo(expected);
  }

  private static Optional<UUID> parseUuid(String text) {
    try {
      return Optional.of(CanonicalUuid.parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @FuzzTest
  void timestamps_matchJdkAndRoundTrip(byte[] utf8) {
    String text = new String(utf8, UTF_8);
    Instant timestamp;
    try {
      timestamp = Rfc3339.parse(text);
    } catch (DateTimeException e) {
      return;
    }

    assertThat(Rfc3339.parse(timestamp.toString())).isEqualTo(timestamp);
    parseWithJdk(text).ifPresent(expected -> assertThat(timestamp).isEqualTo(expected));
  }

  private static Optional<Instant> parseWithJdk(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
