package io.github.segments4j.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.github.segments4j.sample.model.Carrier;
import io.github.segments4j.sample.model.Grade;
import io.github.segments4j.sample.model.Mode;
import io.github.segments4j.sample.model.Names;
import io.github.segments4j.sample.model.Parcel;
import io.github.segments4j.sample.model.ParcelSize;
import io.github.segments4j.sample.model.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests of enums, deprecations and reserved names in generated code. */
class GeneratedShapesTest {

  private static final Path SAMPLE =
      Path.of("target/generated-test-sources/openapi/io/github/segments4j/sample");

  private final Moshi moshi = new Moshi.Builder().build();

  @Test
  void enum_keepsUnknownValues() throws IOException {
    String json =
        """
        {"id":"3fa85f64-5717-4562-b3fc-2c963f66afa6","state":"lost","grade":3,"size":"huge",\
        "weight":0.0,"stops":[],"states":["delivered","lost",""],"reader":""}""";
    JsonAdapter<Parcel> adapter = moshi.adapter(Parcel.class);

    Parcel parcel = adapter.fromJson(json);

    assertThat(parcel.state().value()).isEqualTo("lost");
    assertThat(parcel.grade()).isEqualTo(new Grade(3));
    assertThat(parcel.size()).isEqualTo(new ParcelSize("huge")).hasToString("huge");
    assertThat(parcel.states()).containsExactly(State.DELIVERED, new State("lost"), new State(""));
    assertThat(adapter.toJson(parcel)).isEqualTo(json);
  }

  @Test
  void enum_hasConstants() {
    assertThat(State.ON_ITS_WAY).isEqualTo(new State("on-its-way"));
    assertThat(Grade.NUMBER_5).isEqualTo(new Grade(5)).hasToString("5");
    assertThat(List.of(Mode.BY_ROAD, Mode.BY_ROAD2, Mode.DOUBLE_QUOTE, Mode.BACK_SLASH, Mode.EMPTY))
        .extracting(Mode::value)
        .containsExactly("by-road", "by_road", "\"", "\\", "");
  }

  @Test
  void enum_null() throws IOException {
    assertThat(read(Carrier.class, carrier(", \"mode\": null")).mode()).isNull();
    assertThatThrownBy(() -> new State(null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void deprecatedProperty_isDeprecated() throws IOException {
    String source = Files.readString(SAMPLE.resolve("model/Carrier.java"));

    assertThat(Arrays.stream(Carrier.class.getDeclaredMethods()))
        .filteredOn(method -> method.isAnnotationPresent(Deprecated.class))
        .extracting("name")
        .containsExactlyInAnyOrder("code", "home", "mode");
    assertThat(source)
        .contains("   * @deprecated Deprecated by the API. The code. Use the name instead.\n");
    assertThat(Mode.class).hasAnnotation(Deprecated.class);
  }

  @Test
  void deprecatedOperation_saysWhy() throws IOException {
    String source = Files.readString(SAMPLE.resolve("api/ParcelsApi.java"));

    assertThat(source)
        .containsOnlyOnce("Let the parcel expire instead.")
        .contains(
            "   * @deprecated Deprecated by the API. The response has no body. Let the parcel")
        .contains("   * @param offset The number of parcels to skip. Deprecated by the API.\n");
  }

  @Test
  void reservedNames_roundTrip() throws IOException {
    String json =
        """
        {"clone":"1","finalize":"2","getClass":"3","hash_code":"4","notify":"5","notifyAll":"6",\
        "toString":"7","wait":"8","true":"9","class":"10","yield":"11"}""";
    JsonAdapter<Names> adapter = moshi.adapter(Names.class);

    assertThat(adapter.toJson(adapter.fromJson(json))).isEqualTo(json);
    assertThat(adapter.fromJson(json)._hashCode()).isEqualTo("4");
  }

  private <T> T read(Class<T> type, String json) throws IOException {
    return moshi.adapter(type).fromJson(json);
  }

  private static String carrier(String property) {
    return """
        {"code": "c", "name": "n", "seen_at": "2024-04-10T14:22:00Z"%s}
        """
        .formatted(property);
  }
}
