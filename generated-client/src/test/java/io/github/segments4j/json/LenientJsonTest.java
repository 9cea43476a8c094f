package io.github.segments4j.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import io.github.segments4j.model.PageMeta;
import io.github.segments4j.model.Pagination;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.model.ShopperProfilePage;
import io.github.segments4j.sample.model.Carrier;
import io.github.segments4j.sample.model.Parcel;
import io.github.segments4j.sample.model.Party;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of values that deviate from the document, and of the limits of leniency. */
class LenientJsonTest {

  private static final String ID = "3fa85f64-5717-4562-b3fc-2c963f66afa6";

  private final Moshi moshi = new Moshi.Builder().build();

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "{\"pagination\": null}"})
  void optionalObject_emptyArray(String meta) throws IOException {
    assertThat(page(meta).meta()).isEqualTo(new PageMeta(null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"pagination\": []}", "{\"pagination\": {\"links\": null}}"})
  void nestedOptionalObject_emptyArray(String meta) throws IOException {
    assertThat(page(meta).meta().pagination())
        .isEqualTo(new Pagination(null, null, null, null, null, null));
  }

  @Test
  void optionalMap_emptyArray() throws IOException {
    Parcel parcel = parcel("\"sizes\": []");

    assertThat(parcel.sizes()).isEqualTo(Map.of());
  }

  @Test
  void freeFormValue_emptyArrayRemainsArray() throws IOException {
    assertThat(parcel("\"remark\": []").remark()).isInstanceOf(Iterable.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []                             | Expected BEGIN_OBJECT but was BEGIN_ARRAY at path $
          {"name": "A", "address": []}   | Expected BEGIN_OBJECT but was BEGIN_ARRAY at path $.address
          {"name": "A", "address": [[]]} | Expected BEGIN_OBJECT but was BEGIN_ARRAY at path $.address
          {"name": "A", "address": ""}   | Expected BEGIN_OBJECT but was STRING at path $.address
          {"name": []}                   | Expected String but was BEGIN_ARRAY at path $.name
          """)
  void requiredObject_arrayIsRejected(String json, String message) {
    assertThatThrownBy(() -> read(Party.class, json))
        .isInstanceOf(JsonDataException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "250"   | 250
          "-1"    | -1
          "0"     | 0
          "1e3"   | 1000
          "250.0" | 250
          "9223372036854775807" | 9223372036854775807
          """)
  void quotedInteger_isRead(String json, long expected) throws IOException {
    assertThat(profile("\"customer_id\": " + json).customerId()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "abc",
        "1.5",
        "1,000",
        " 1",
        "1 ",
        "+1",
        "01",
        "0x1",
        "1L",
        "1f",
        "NaN",
        "Infinity",
        "9223372036854775808",
        "1e999999999",
        "٣",
        "null",
        "true",
      })
  void quotedText_isNotAnInteger(String text) {
    assertThatThrownBy(() -> profile("\"customer_id\": \"%s\"".formatted(text)))
        .hasMessage("Invalid Long at path $.customer_id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "-Infinity", "1d", "0x1p3", " 1"})
  void quotedText_isNotADouble(String text) {
    assertThatThrownBy(() -> parcel("\"weight\": \"%s\"".formatted(text)))
        .hasMessage("Invalid Double at path $.weight");
  }

  @Test
  void quotedNumbers_ofEveryType() throws IOException {
    Parcel parcel =
        parcel(
            """
            "weight": "1.5", "price": "12.340", "ratio": "2.5e-1", "count": "3", "grade": "5",
            "stops": ["1", 2], "sizes": {"l": "3"}""");

    assertThat(parcel.weight()).isEqualTo(1.5);
    assertThat(parcel.price()).isEqualTo("12.340");
    assertThat(parcel.ratio()).isEqualTo(0.25f);
    assertThat(parcel.count()).isEqualTo(3);
    assertThat(parcel.grade().value()).isEqualTo(5);
    assertThat(parcel.stops()).containsExactly(1L, 2L);
    assertThat(parcel.sizes()).containsExactly(Map.entry("l", 3));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-04-10T14:22:00Z, 2024-04-10T14:22:00Z",
    "2024-04-10t14:22:00z, 2024-04-10T14:22:00Z",
    "2024-04-10 14:22:00Z, 2024-04-10T14:22:00Z",
    "2024-04-10T14:22:00.1Z, 2024-04-10T14:22:00.1Z",
    "2024-04-10T14:22:00.123456789+05:30, 2024-04-10T08:52:00.123456789Z",
    "2024-04-10T14:22:00.1234567899Z, 2024-04-10T14:22:00.123456789Z",
    "2024-04-10T14:22:00.12345678912345-01:00, 2024-04-10T15:22:00.123456789Z",
    "2024-04-10T14:22:00-00:00, 2024-04-10T14:22:00Z",
    "2024-04-10T14:22:00+23:59, 2024-04-09T14:23:00Z",
    "2024-04-10T14:22:00-19:30, 2024-04-11T09:52:00Z",
    "1969-12-31T23:59:59.5Z, 1969-12-31T23:59:59.5Z",
    "2024-04-10T14:22:00+0000, 2024-04-10T14:22:00Z",
    "2024-04-10T14:22:00-0530, 2024-04-10T19:52:00Z",
    "2024-04-10 14:22:00.25+02, 2024-04-10T12:22:00.25Z",
    "2016-12-31T23:59:60Z, 2016-12-31T23:59:59Z",
    "2017-01-01T00:59:60.5+01:00, 2016-12-31T23:59:59.5Z",
  })
  void timestamp_everyOffsetAndFraction(String timestamp, Instant expected) throws IOException {
    assertThat(profile("\"created_at\": \"%s\"".formatted(timestamp)).createdAt())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2024",
        "2024-04-10",
        "2024-04-10T14:22Z",
        "2024-04-10T14:22+02:00",
        "2024-04-10T14:22:00",
        "2024-04-10 14:22:00",
        "2024-02-30T14:22:00Z",
        "2024-04-10T14:22:00+24:00",
        "2024-04-10T14:22:00+2",
        "2024-04-10T14:22:00+02000",
        "2024-04-10T14:22:00+02x30",
        "2024-04-10T14:22:00Zulu",
        "2024-04-10T14:22:0099Z",
        "2024-04-10T14:22:00.Z",
        "2024-04-10T14:22:60Z",
        "2016-12-31T23:59:61Z",
        "2016-12-31T23:59:60+01:00",
        "2024-04-10T24:00:00Z",
        "0000-00-00T00:00:00Z",
        "0000-00-00 00:00:00",
        "-0001-11-30T00:00:00+00:00",
        "Wed, 10 Apr 2024 14:22:00 GMT",
        "1712758920",
      })
  void timestamp_otherForm_isNull(String timestamp) throws IOException {
    String json = "\"%s\"".formatted(timestamp);

    assertThat(profile("\"created_at\": " + json).createdAt()).isNull();
    assertThatThrownBy(() -> seenAt(json)).hasMessage("Invalid Instant at path $.seen_at");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "1712758920", "false", "[]", "{\"date\": [1]}"})
  void timestamp_otherType_isNull(String json) throws IOException {
    assertThat(profile("\"created_at\": " + json).createdAt()).isNull();
    assertThatThrownBy(() -> seenAt(json))
        .isInstanceOf(JsonDataException.class)
        .hasMessageContaining("Expected Instant but was ")
        .hasMessageEndingWith(" at path $.seen_at");
  }

  @Test
  void unreadableTimestamp_keepsRestOfPage() throws IOException {
    String json =
        """
        {"data": [{"id": "%1$s", "created_at": "0000-00-00", "customer_id": 1},
                  {"id": "%1$s", "created_at": "2024-04-10T14:22:00Z", "customer_id": 2}]}
        """
            .formatted(ID);

    assertThat(read(ShopperProfilePage.class, json).data())
        .extracting(ShopperProfile::customerId, ShopperProfile::createdAt)
        .containsExactly(tuple(1L, null), tuple(2L, Instant.parse("2024-04-10T14:22:00Z")));
  }

  @Test
  void date_unreadable_isNull() throws IOException {
    assertThat(parcel("\"due_on\": \"2024-02-30\"").dueOn()).isNull();
  }

  private ShopperProfilePage page(String meta) throws IOException {
    return read(ShopperProfilePage.class, "{\"data\": [], \"meta\": %s}".formatted(meta));
  }

  private ShopperProfile profile(String property) throws IOException {
    return read(ShopperProfile.class, "{\"id\": \"%s\", %s}".formatted(ID, property));
  }

  private Parcel parcel(String property) throws IOException {
    return read(
        Parcel.class,
        """
        {"id": "%s", "state": "delivered", "weight": 0, "stops": [], "reader": "", %s}
        """
            .formatted(ID, property));
  }

  private Instant seenAt(String json) throws IOException {
    return read(Carrier.class, "{\"code\": \"\", \"name\": \"\", \"seen_at\": %s}".formatted(json))
        .seenAt();
  }

  private <T> T read(Class<T> type, String json) throws IOException {
    return moshi.adapter(type).fromJson(json);
  }
}
