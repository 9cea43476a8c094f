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

/** What is known to be wrong is refused before anything is sent. */
class ChecksTest extends FakeStoreTestBase {

  private static final int MESSAGE_QUOTES = 100;

  @AfterEach
  void nothingWasSent() {
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
  void aSegmentIdIsAUuid(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.segment(id))
        .withMessageStartingWith("segmentId must be a UUID such as 3fa85f64-")
        .withMessageContaining(
            id == null ? "but was null" : "but was \"" + id.replace("\n", "\\u000a") + "\"");
  }

  @Test
  void aSegmentIdMayBeInEitherCase() {
    assertThat(client.segment("3FA85F64-5717-4562-B3FC-2C963F66AFA6").id())
        .isEqualTo(UUID.fromString("3fa85f64-5717-4562-b3fc-2c963f66afa6"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.segment((UUID) null))
        .withMessage("segmentId must not be null");
  }

  @Test
  void whatIsQuotedIsBounded() {
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
  void aStoreHashIsNoPath(String hash, String hint) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client().storeHash(hash))
        .withMessage(
            "storeHash must be letters and digits alone, such as abc123, but was \"%s\"; did you"
                + " mean \"%s\"?",
            hash, hint);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "..", "abc 123", "äbc", "abc?x=1"})
  void aStoreHashIsLettersAndDigits(String hash) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client().storeHash(hash))
        .withMessageStartingWith("storeHash must be letters and digits alone");
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = " ")
  void aStoreHashIsNeeded(String hash) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client().storeHash(hash))
        .withMessageStartingWith("storeHash is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", " ", "\t", "\u00f6", "\u0000", "\u007f"})
  void anAccessTokenIsVisibleAsciiAndNeverQuoted(String wrong) {
    for (String token : new String[] {"x7q" + wrong + "z9k", wrong + "x7qz9k", "x7qz9k" + wrong}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> client().accessToken(token))
          .withMessageStartingWith("accessToken holds a blank, a line break or another character")
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("x7q", "z9k"))
          .withNoCause();
    }
  }

  @ParameterizedTest
  @NullAndEmptySource
  void anAccessTokenIsNeeded(String token) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client().accessToken(token))
        .withMessageStartingWith("accessToken is missing");
  }

  @Test
  void aClientNeedsStoreHashAndAccessToken() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SegmentsClient.builder().accessToken("t").build())
        .withMessageStartingWith("storeHash is missing");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SegmentsClient.builder().storeHash("abc").build())
        .withMessageStartingWith("accessToken is missing");
  }

  @ParameterizedTest
  @CsvSource({
    "http://api.bigcommerce.com, must begin with https",
    "http://127.0.0.1.example.com, must begin with https",
    "http://localhost.example.com, must begin with https",
    "http://127.999.0.1, must begin with https",
    "ftp://api.bigcommerce.com, must be a URL such as",
    "api.bigcommerce.com, must be a URL such as",
    "'', must be a URL such as",
    "https://api.bigcommerce.com?x=1, must be the address of the API alone",
    "https://api.bigcommerce.com#x, must be the address of the API alone",
    "https://api.bigcommerce.com/stores/abc123/v3, must be the address of the API alone",
    "https://api.bigcommerce.com/STORES/abc123/v3, must be the address of the API alone",
  })
  void aBaseUrlIsTheAddressOfTheApiAndSafe(String url, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client().baseUrl(url))
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
  void aBaseUrlHoldsNoCredential(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client().baseUrl(url))
        .withMessage(
            "baseUrl must hold no user and no password: the access token is the only credential");
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
  void aBaseUrlMayBeAGatewayOrThisMachine(String url) {
    assertThatCode(() -> client().baseUrl(url)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void pagesAndPageSizesCountFromOne(int value) {
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
  void timeoutsAreFromAMillisecondOn() {
    for (Duration timeout :
        new Duration[] {Duration.ZERO, Duration.ofNanos(1), Duration.ofDays(25)}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> client().connectTimeout(timeout))
          .withMessageStartingWith("connectTimeout must be between 1 millisecond and 24 days");
      assertThatIllegalArgumentException().isThrownBy(() -> client().readTimeout(timeout));
      assertThatIllegalArgumentException().isThrownBy(() -> client().callTimeout(timeout));
    }
    assertThatCode(
            () ->
                client()
                    .connectTimeout(Duration.ofMillis(1))
                    .readTimeout(Duration.ofMillis(Integer.MAX_VALUE)))
        .doesNotThrowAnyException();
  }

  @Test
  void whatIsLongIsTornOffWhereThatIsSaid() {
    String fits = "x".repeat(MESSAGE_QUOTES);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.segment(fits))
        .withMessageContaining('"' + fits + '"');
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.segment(fits + "x"))
        .withMessageContaining('"' + fits + "...\"");
  }

  @Test
  void everythingSaysWhatItIs() {
    UUID id = UUID.fromString("3fa85f64-5717-4562-b3fc-2c963f66afa6");
    String store = client.toString();

    assertThat(store).isEqualTo("SegmentsClient[store fake123 at " + this.store.url() + "/]");
    assertThat(client.segments()).hasToString("Segments[of " + store + "]");
    assertThat(client.segment(id)).hasToString("Segment[" + id + " of " + store + "]");
    assertThat(client.segment(id).shopperProfiles())
        .hasToString("ShopperProfiles[of segment " + id + " of " + store + "]");
    assertThat(client.segment(id).shopperProfiles().syncToProfiles(List.of(id)))
        .hasToString("SegmentSync[of segment " + id + " of " + store + " to 1 shopper profiles]");
    assertThat(client.segment(id).shopperProfiles().syncToCustomers(List.of(1L, 2L)))
        .hasToString("SegmentSync[of segment " + id + " of " + store + " to 2 customers]");
    assertThat(client.shopperProfiles()).hasToString("ShopperProfiles[of " + store + "]");
    assertThat(client.shopperProfile(id))
        .hasToString("ShopperProfile[" + id + " of " + store + "]");
    assertThat(client.shopperProfile(id).segments())
        .hasToString("Segments[of shopper profile " + id + " of " + store + "]");
  }

  @Test
  void theEnvironmentNamesItsVariables() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SegmentsClient.fromEnvironment(Map.of()))
        .withMessageStartingWith("BIGCOMMERCE_STORE_HASH is missing");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> SegmentsClient.fromEnvironment(Map.of("BIGCOMMERCE_STORE_HASH", "abc123")))
        .withMessageStartingWith("BIGCOMMERCE_ACCESS_TOKEN is missing");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                SegmentsClient.fromEnvironment(
                    Map.of(
                        "BIGCOMMERCE_STORE_HASH", "abc123",
                        "BIGCOMMERCE_ACCESS_TOKEN", "t",
                        "BIGCOMMERCE_API_URL", "http://example.com")))
        .withMessageStartingWith("BIGCOMMERCE_API_URL must begin with https");
  }

  @Test
  void theEnvironmentMayLeaveOutTheAddress() {
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
