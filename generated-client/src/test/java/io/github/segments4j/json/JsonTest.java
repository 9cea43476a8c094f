package io.github.segments4j.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.github.segments4j.model.ErrorResponse;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.model.ShopperProfilePage;
import io.github.segments4j.sample.model.Address;
import io.github.segments4j.sample.model.Depots;
import io.github.segments4j.sample.model.Grade;
import io.github.segments4j.sample.model.Parcel;
import io.github.segments4j.sample.model.ParcelSize;
import io.github.segments4j.sample.model.Party;
import io.github.segments4j.sample.model.State;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the generated adapters with an unconfigured Moshi. */
class JsonTest {

  private static final UUID ID = UUID.fromString("3fa85f64-5717-4562-b3fc-2c963f66afa6");
  private static final String PARCEL =
      """
      {"id": "3fa85f64-5717-4562-b3fc-2c963f66afa6", "state": "2nd try", "grade": 5,
       "size": "large", "weight": 1.5, "price": 12.340, "ratio": 0.25, "count": 3,
       "serial": 9007199254740993, "fragile": true, "sent_at": "2024-04-10T16:22:00.25+02:00",
       "due_on": "2024-04-12", "tracking": "https://example.com/t?x=1", "label": "c2VnbWVudHM=",
       "stops": [1, 9223372036854775807], "notes": ["x", ""],
       "seals": [["3fa85f64-5717-4562-b3fc-2c963f66afa6"], []], "sizes": {"l": 3, "b": 2},
       "log": {"mon": ["2024-04-10T14:22:00Z"]}, "states": ["delivered", "on-its-way"],
       "sender": {"name": "A", "address": {"street": "S 1", "country": null}},
       "receivers": [{"name": "B"}], "by_role": {"payer": {"name": "C"}},
       "inside": [{"id": "3fa85f64-5717-4562-b3fc-2c963f66afa6", "state": "delivered",
                   "weight": 0, "stops": [], "reader": ""}],
       "extra": {"a": [1, null, {"b": false}]}, "remark": 7, "package": "p", "reader": "r",
       "writer": "w", "value": "v", "moshi": "m", "names": "n"}
      """;

  private final Moshi moshi = new Moshi.Builder().build();

  @Test
  void reads_everySchema() throws IOException {
    Parcel parcel = read(Parcel.class, PARCEL);

    assertThat(parcel)
        .isEqualTo(
            new Parcel(
                ID,
                State._2ND_TRY,
                Grade.NUMBER_5,
                ParcelSize.LARGE,
                1.5,
                new BigDecimal("12.340"),
                0.25f,
                3,
                9007199254740993L,
                true,
                Instant.parse("2024-04-10T14:22:00.25Z"),
                LocalDate.of(2024, 4, 12),
                URI.create("https://example.com/t?x=1"),
                ByteString.encodeUtf8("segments"),
                List.of(1L, Long.MAX_VALUE),
                List.of("x", ""),
                List.of(List.of(ID), List.of()),
                Map.of("l", 3, "b", 2),
                Map.of("mon", List.of(Instant.parse("2024-04-10T14:22:00Z"))),
                List.of(State.DELIVERED, State.ON_ITS_WAY),
                new Party("A", new Address("S 1", null)),
                List.of(new Party("B", null)),
                Map.of("payer", new Party("C", null)),
                List.of(parcel.inside().get(0)),
                parcel.extra(),
                7.0,
                "p",
                "r",
                "w",
                "v",
                "m",
                "n"));
    assertThat(parcel.inside().get(0).state()).isEqualTo(State.DELIVERED);
    assertThat(parcel.extra()).hasToString("{a=[1.0, null, {b=false}]}");
    assertThat(parcel.sizes()).containsExactly(Map.entry("l", 3), Map.entry("b", 2));
  }

  @Test
  void write_readsBackEqual() throws IOException {
    Parcel parcel = read(Parcel.class, PARCEL);

    String json = moshi.adapter(Parcel.class).toJson(parcel);

    assertThat(read(Parcel.class, json)).isEqualTo(parcel);
    assertThat(json).contains("12.340", "9007199254740993");
  }

  @Test
  void write_omitsNulls() {
    assertThat(moshi.adapter(Party.class).toJson(new Party("A", null)))
        .isEqualTo(
            """
            {"name":"A"}""");
  }

  @Test
  void read_skipsUnknownProperties() throws IOException {
    ShopperProfile profile =
        read(
            ShopperProfile.class,
            """
            {"new": {"deep": [1, {"x": null}]}, "id": "3FA85F64-5717-4562-B3FC-2C963F66AFA6",
             "tags": ["a"], "customer_id": null}
            """);

    assertThat(profile.id()).isEqualTo(ID);
    assertThat(profile.customerId()).isNull();
    assertThat(profile.createdAt()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                | Required property is missing at path $.data
          {"data": {}}                      | $.data
          {"data": [null]}                  | $.data[0]
          []                                | path $
          "text"                            | path $
          {"data": [{}]}                    | Required property is missing at path $.data[0].id
          {"data": [@, {"customer_id": 1}]} | Required property is missing at path $.data[1].id
          {"data": [{"id": null}]}          | Expected UUID but was NULL at path $.data[0].id
          {"data": [{"id": 5}]}             | Expected UUID but was NUMBER at path $.data[0].id
          {"data": [@, {"id": "1-1-1-1-1"}]} | Invalid UUID at path $.data[1].id
          {"data": [@], "meta": 5}          | $.meta
          {"data": [@], "meta": [5]}        | Expected BEGIN_OBJECT but was BEGIN_ARRAY at path $.meta
          {"data": [@], "meta": {"pagination": {"total": "7a"}}} | Invalid Long at path $.meta.pagination.total
          {"data": [@], "meta": {"pagination": {"total": 1.5}}} | Invalid Long at path $.meta.pagination.total
          {"data": [@], "meta": {"pagination": {"total": 9223372036854775808}}} | Invalid Long at path $.meta.pagination.total
          """)
  void invalidPage_reportsPath(String json, String message) {
    String page = json.replace("@", profile(ID.toString()));
    assertThatThrownBy(() -> read(ShopperProfilePage.class, page))
        .isInstanceOf(JsonDataException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "stops": [1, true]       | Expected Long but was BOOLEAN at path $.stops[1]
          "stops": [1, 2, 1.5]     | Invalid Long at path $.stops[2]
          "states": [null]         | Unexpected null at path $.states[0]
          "states": [5]            | Expected String but was NUMBER at path $.states[0]
          "grade": "three"         | Invalid Integer at path $.grade
          "sizes": {"l": null}     | Expected Integer but was NULL at path $.sizes.l
          "sizes": {"l": 2147483648} | Invalid Integer at path $.sizes.l
          "seals": [[], ["x"]]     | Invalid UUID at path $.seals[1][0]
          "by_role": {"payer": {}} | Required property is missing at path $.by_role.payer.name
          "log": {"mon": [""]}     | Invalid Instant at path $.log.mon[0]
          "label": "*"             | Invalid ByteString at path $.label
          "tracking": "a b"        | Invalid URI at path $.tracking
          "weight": 1e999          | Invalid Double at path $.weight
          "fragile": "true"        | at path $.fragile
          "notes": [null]          | Expected String but was NULL at path $.notes[0]
          """)
  void invalidValue_reportsPath(String property, String message) {
    assertThatThrownBy(() -> read(Parcel.class, "{" + property + "}"))
        .isInstanceOf(JsonDataException.class)
        .hasMessageContaining(message);
  }

  @Test
  void message_doesNotContainValue() {
    assertThatThrownBy(() -> read(ShopperProfile.class, profile("jane@example.com")))
        .hasMessageNotContaining("jane")
        .hasNoCause();
  }

  @ParameterizedTest
  @CsvSource({
    "1.0, 1",
    "1e3, 1000",
    "-9223372036854775808, -9223372036854775808",
    "0e999999999, 0"
  })
  void integer_fractionAndExponentForms(String json, long expected) throws IOException {
    assertThat(customerId(json)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "-1e-999999999", "1e400"})
  void integer_hugeExponent_isRejectedQuickly(String json) {
    assertThatThrownBy(() -> customerId(json)).hasMessage("Invalid Long at path $.customer_id");
  }

  @Test
  void integer_millionDigits_isRejectedQuickly() {
    assertThatThrownBy(() -> customerId("7".repeat(1_000_000)))
        .hasMessage("Invalid Long at path $.customer_id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1-1-1-1-1",
        "123456789-1-1-1-1",
        "{3fa85f64-5717-4562-b3fc-2c963f66afa6}",
        "3fa85f6457174562b3fc2c963f66afa6",
        "+fa85f64-5717-4562-b3fc-2c963f66afa6",
        "3fa85f64-5717-4562-b3fc-2c963f66afag",
        "3fa85f645-717-4562-b3fc-2c963f66afa6",
        "٣fa85f64-5717-4562-b3fc-2c963f66afa6",
        "3fa85f64-5717-4562-b3fc-2c963f66afa6 ",
      })
  void uuid_nonCanonicalForm_isRejected(String id) {
    assertThatThrownBy(() -> read(ShopperProfile.class, profile(id)))
        .hasMessage("Invalid UUID at path $.id");
  }

  @Test
  void deepNesting_isRejected() {
    String deep = "[".repeat(100_000);
    assertThatThrownBy(() -> read(ShopperProfile.class, property("new", deep)))
        .isInstanceOf(JsonDataException.class);
    assertThatThrownBy(() -> read(ErrorResponse.class, property("errors", deep)))
        .isInstanceOf(JsonDataException.class);
  }

  @Test
  void record_copiesListsAndChecksNulls() {
    List<Party> parties = new ArrayList<>(List.of(new Party("A", null)));
    Depots depots = new Depots(parties);
    parties.clear();

    assertThat(depots.depots()).hasSize(1);
    assertThatThrownBy(() -> depots.depots().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> new Party(null, null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("name");
  }

  @Test
  void factory_appliesToBareListsAndScalars() throws IOException {
    Moshi strict = moshi.newBuilder().add(JsonAdapters.FACTORY).build();
    var ids = strict.<List<UUID>>adapter(Types.newParameterizedType(List.class, UUID.class));

    String json =
        """
        ["3fa85f64-5717-4562-b3fc-2c963f66afa6"]""";
    String invalid =
        """
        ["3fa85f64-5717-4562-b3fc-2c963f66afa6", "1-1-1-1-1"]
        """;
    assertThat(ids.fromJson(json)).containsExactly(ID);
    assertThat(ids.toJson(List.of(ID))).isEqualTo(json);
    assertThatThrownBy(() -> ids.fromJson(invalid)).hasMessage("Invalid UUID at path $[1]");
    assertThatThrownBy(() -> strict.adapter(Long.class).fromJson("true"))
        .hasMessage("Expected Long but was BOOLEAN at path $");
  }

  private Long customerId(String json) throws IOException {
    return read(
            ShopperProfile.class,
            """
            {"customer_id": %s, "id": "3fa85f64-5717-4562-b3fc-2c963f66afa6"}
            """
                .formatted(json))
        .customerId();
  }

  private static String profile(String id) {
    return """
        {"id": "%s"}"""
        .formatted(id);
  }

  private static String property(String name, String json) {
    return """
        {"%s": %s"""
        .formatted(name, json);
  }

  private <T> T read(Class<T> type, String json) throws IOException {
    return moshi.adapter(type).fromJson(json);
  }
}
