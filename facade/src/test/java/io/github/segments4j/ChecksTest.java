package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invalid arguments are rejected before a request is sent. */
class ChecksTest extends FakeStoreTestBase {

  private static final int MESSAGE_QUOTES = 100;

  @AfterEach
  void assertNothingSent() {
    assertThat(store.requests()).isEmpty();
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        " ",
        "1-1-1-1-1",
        "../x",
        "{3fa85f64-5717-4562-b3fc-2c963f66afa6}",
        "3fa85f64-5717-4562-b3fc-2c963f66afa6\n",
        "urn:uuid:3fa85f64-5717-4562-b3fc-2c963f66afa6",
        "3fa85f6457174562b3fc2c963f66afa6",
        "3fa85f64-5717-4562-b3fc-2c963f66afaZ",
      })
  void segmentId_notAUuid_isRejected(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.segment(id))
        .withMessageStartingWith("segmentId must be a UUID such as 3fa85f64-")
        .withMessageContaining(
            id == null ? "but was null" : "but was \"" + id.replace("\n", "\\u000a") + "\"");
  }

  @Test
  void segmentId_upperCase_isAccepted() {
    assertThat(client.segment("3FA85F64-5717-4562-B3FC-2C963F66AFA6").id())
        .isEqualTo(UUID.fromString("3fa85f64-5717-4562-b3fc-2c963f66afa6"));
  }

  @Test
  void segmentId_null_isRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.segment((UUID) null))
        .withMessage("segmentId must not be null");
  }

  @Test
  void message_boundsQuotedText() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.segment("\u202e" + "x".repeat(1_000_000)))
        .satisfies(
            e -> assertThat(e.getMessage()).hasSizeLessThan(250).contains("\\u202ex", "..."));
  }

  @ParameterizedTest
  @CsvSource({
    "store-abc, abc",
    "stores/abc123, abc123",
    "/stores/abc123/v3/, abc123",
    "https://api.bigcommerce.com/stores/abc123/v3/, abc123",
  })
  void storeHash_path_isRejectedWithHint(String hash, String hint) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> clientBuilder().storeHash(hash))
        .withMessage(
            "storeHash must consist of letters and digits, such as abc123, but was \"%s\"; did you"
                + " mean \"%s\"?",
            hash, hint);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "..", "abc 123", "äbc", "abc?x=1"})
  void storeHash_invalidCharacter_isRejected(String hash) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> clientBuilder().storeHash(hash))
        .withMessageStartingWith("storeHash must consist of letters and digits");
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = " ")
  void storeHash_missing_isRejected(String hash) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> clientBuilder().storeHash(hash))
        .withMessageStartingWith("storeHash is required");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", " ", "\t", "\u00f6", "\u0000", "\u007f"})
  void accessToken_invalid_isRejectedUnquoted(String wrong) {
    for (String token : new String[] {"x7q" + wrong + "z9k", wrong + "x7qz9k", "x7qz9k" + wrong}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> clientBuilder().accessToken(token))
          .withMessageStartingWith("accessToken contains whitespace or another invalid character")
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("x7q", "z9k"))
          .withNoCause();
    }
  }

  @ParameterizedTest
  @NullAndEmptySource
  void accessToken_missing_isRejected(String token) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> clientBuilder().accessToken(token))
        .withMessageStartingWith("accessToken is required");
  }

  @Test
  void build_missingCredential_isRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SegmentsClient.builder().accessToken("t").build())
        .withMessageStartingWith("storeHash is required");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SegmentsClient.builder().storeHash("abc").build())
        .withMessageStartingWith("accessToken is required");
  }

  @ParameterizedTest
  @CsvSource({
    "http://api.bigcommerce.com, must use https",
    "http://127.0.0.1.example.com, must use https",
    "http://localhost.example.com, must use https",
    "http://127.999.0.1, must use https",
    "ftp://api.bigcommerce.com, must be a URL such as",
    "api.bigcommerce.com, must be a URL such as",
    "'', must be a URL such as",
    "https://api.bigcommerce.com?x=1, must not contain a query",
    "https://api.bigcommerce.com#x, must not contain a query",
    "https://api.bigcommerce.com/stores/abc123/v3, must not contain a query",
    "https://api.bigcommerce.com/STORES/abc123/v3, must not contain a query",
  })
  void baseUrl_invalid_isRejected(String url, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> clientBuilder().baseUrl(url))
        .withMessageStartingWith("baseUrl " + message)
        .withMessageContaining("but was \"" + url + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://user:hunter2@api.bigcommerce.com",
        "htps://user:hunter2@api.bigcommerce.com",
        "user:hunter2@api.bigcommerce.com",
        "https://user:hunter2@api.bigcommerce.com:99999",
      })
  void baseUrl_withCredential_isRejectedUnquoted(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> clientBuilder().baseUrl(url))
        .withMessage(
            "baseUrl must not contain a user or password: the token is the only credential");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.bigcommerce.com",
        "https://gateway.example.com/bigcommerce/",
        "http://localhost:8080",
        "http://127.0.0.1:8080/prefix",
        "http://[::1]:8080",
      })
  void baseUrl_gatewayOrLoopback_isAccepted(String url) {
    assertThatCode(() -> clientBuilder().baseUrl(url)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void pageAndPageSize_below1_areRejected(int value) {
    var listing = list(UUID.randomUUID());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> listing.pageSize(value))
        .withMessage("pageSize must be 1 or more, but was " + value);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> listing.startingAt(value))
        .withMessage("page must be 1 or more, but was " + value);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> listing.page(value))
        .withMessage("number must be 1 or more, but was " + value);
  }

  @Test
  void timeout_outOfRange_isRejected() {
    for (Duration timeout :
        new Duration[] {Duration.ZERO, Duration.ofNanos(1), Duration.ofDays(25)}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> clientBuilder().connectTimeout(timeout))
          .withMessageStartingWith("connectTimeout must be between 1 millisecond and 24 days");
      assertThatIllegalArgumentException().isThrownBy(() -> clientBuilder().readTimeout(timeout));
      assertThatIllegalArgumentException().isThrownBy(() -> clientBuilder().callTimeout(timeout));
    }
  }

  @Test
  void timeout_inRange_isAccepted() {
    assertThatCode(
            () ->
                clientBuilder()
                    .connectTimeout(Duration.ofMillis(1))
                    .readTimeout(Duration.ofMillis(Integer.MAX_VALUE)))
        .doesNotThrowAnyException();
  }

  @Test
  void message_truncatesLongText() {
    String fits = "x".repeat(MESSAGE_QUOTES);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.segment(fits))
        .withMessageContaining('"' + fits + '"');
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.segment(fits + "x"))
        .withMessageContaining('"' + fits + "...\"");
  }

  @Test
  void toString_describesResources() {
    UUID id = UUID.fromString("3fa85f64-5717-4562-b3fc-2c963f66afa6");
    String store = "store fake123 at " + this.store.url() + "/";

    assertThat(client).hasToString("SegmentsClient[" + store + "]");
    assertThat(client.segments()).hasToString("segments of " + store);
    assertThat(client.segment(id)).hasToString("segment " + id + " of " + store);
    assertThat(members(id)).hasToString("shopper profiles of segment " + id + " of " + store);
    assertThat(members(id).syncToProfiles(List.of(id)))
        .hasToString("SegmentSync[segment " + id + " of " + store + " to 1 members]");
    assertThat(members(id).syncToCustomers(List.of(1L, 2L)))
        .hasToString("SegmentSync[segment " + id + " of " + store + " to 2 members]");
    assertThat(client.shopperProfiles()).hasToString("shopper profiles of " + store);
    assertThat(client.shopperProfile(id)).hasToString("shopper profile " + id + " of " + store);
    assertThat(client.shopperProfile(id).segments())
        .hasToString("segments of shopper profile " + id + " of " + store);
  }

  @Test
  void fromEnvironment_invalid_namesVariable() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SegmentsClient.fromEnvironment(Map.of()))
        .withMessageStartingWith("BIGCOMMERCE_STORE_HASH is required");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> SegmentsClient.fromEnvironment(Map.of("BIGCOMMERCE_STORE_HASH", "abc123")))
        .withMessageStartingWith("BIGCOMMERCE_ACCESS_TOKEN is required");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                SegmentsClient.fromEnvironment(
                    Map.of(
                        "BIGCOMMERCE_STORE_HASH", "abc123",
                        "BIGCOMMERCE_ACCESS_TOKEN", "t",
                        "BIGCOMMERCE_API_URL", "http://example.com")))
        .withMessageStartingWith("BIGCOMMERCE_API_URL must use https");
  }

  @Test
  void fromEnvironment_apiUrlIsOptional() {
    Map<String, String> environment =
        Map.of(
            "BIGCOMMERCE_STORE_HASH", "abc123",
            "BIGCOMMERCE_ACCESS_TOKEN", "t",
            "BIGCOMMERCE_API_URL", "");
    try (SegmentsClient fromEnvironment = SegmentsClient.fromEnvironment(environment)) {
      assertThat(fromEnvironment)
          .hasToString("SegmentsClient[store abc123 at https://api.bigcommerce.com/]");
    }
  }
}
