package io.github.segments4j.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * JSON adapters of the OpenAPI data types, used by the generated adapters.
 *
 * <p>They are lenient where a deviation has one meaning only: a number may be in quotes, an
 * optional object may be written as {@code []}, as PHP writes an empty one, and an optional
 * timestamp that is not readable is null. For any other value that is not as documented they throw
 * a {@link JsonDataException} with the JSON path. The message never contains the value, which may
 * be personal data.
 */
public final class JsonAdapters {

  /**
   * A factory that adds these adapters to a {@link Moshi}, for bodies that are a bare list, map or
   * scalar, such as the request body of {@code addSegmentShopperProfiles}: {@code new
   * Moshi.Builder().add(JsonAdapters.FACTORY).build()}. Generated records do not need it.
   */
  public static final JsonAdapter.Factory FACTORY =
      (type, annotations, moshi) -> annotations.isEmpty() ? create(type, moshi) : null;

  /** No type fits longer numbers, and parsing a million digits takes seconds. */
  private static final int MAX_NUMBER_LENGTH = 400;

  private static final Pattern JSON_NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*+)(\\.[0-9]++)?([eE][+-]?[0-9]++)?");

  private static final Map<Class<?>, JsonAdapter<?>> SCALARS =
      Map.ofEntries(
          scalar(String.class, JsonReader.Token.STRING, text -> text, JsonWriter::value),
          text(UUID.class, CanonicalUuid::parse, UUID::toString),
          text(Instant.class, Rfc3339::parse, Instant::toString),
          text(LocalDate.class, LocalDate::parse, LocalDate::toString),
          text(URI.class, URI::create, URI::toString),
          text(ByteString.class, JsonAdapters::parseBase64, ByteString::base64),
          number(Long.class, JsonAdapters::parseLong),
          number(Integer.class, text -> Math.toIntExact(parseLong(text))),
          number(BigDecimal.class, BigDecimal::new),
          number(Double.class, JsonAdapters::parseDouble),
          number(Float.class, text -> (float) parseDouble(text)),
          Map.entry(Boolean.class, new Moshi.Builder().build().adapter(boolean.class)));

  private JsonAdapters() {}

  /**
   * Returns the adapter of a scalar type, which rejects null, or of a generated record.
   *
   * @param moshi provides the adapters of generated types
   */
  @SuppressWarnings("unchecked")
  public static <T> JsonAdapter<T> of(Moshi moshi, Class<T> type) {
    JsonAdapter<?> scalar = SCALARS.get(type);
    return scalar == null ? moshi.adapter(type) : (JsonAdapter<T>) scalar;
  }

  /**
   * Returns an adapter of JSON arrays, which reads unmodifiable lists, and null as an empty one.
   */
  public static <T> JsonAdapter<List<T>> list(JsonAdapter<T> items) {
    return new ListAdapter<>(items);
  }

  /**
   * Returns an adapter of JSON objects with arbitrary names, which reads unmodifiable maps in
   * document order.
   */
  public static <T> JsonAdapter<Map<String, T>> map(JsonAdapter<T> values) {
    return new MapAdapter<>(values);
  }

  /** Returns an adapter that also reads null, and an empty array as an empty object. */
  public static <T> JsonAdapter<T> optionalObject(JsonAdapter<T> objects) {
    return new OptionalObjectAdapter<>(objects);
  }

  /** Returns an adapter that reads null, and every value that is not readable, as null. */
  public static <T> JsonAdapter<T> optionalTime(JsonAdapter<T> times) {
    return new OptionalTimeAdapter<>(times);
  }

  /**
   * Returns the exception for an object without a required property. The reader must not have read
   * the end of the object yet.
   */
  public static JsonDataException missingProperty(String name, JsonReader reader) {
    String lastProperty = reader.getPath();
    String object = lastProperty.substring(0, lastProperty.lastIndexOf('.'));
    return new JsonDataException("Required property is missing at path " + object + "." + name);
  }

  private static @Nullable JsonAdapter<?> create(Type type, Moshi moshi) {
    JsonAdapter<?> scalar = SCALARS.get(type);
    if (scalar != null) {
      return scalar.nullSafe();
    }
    if (!(type instanceof ParameterizedType parameterized)) {
      return null;
    }
    Type[] arguments = parameterized.getActualTypeArguments();
    Class<?> raw = Types.getRawType(type);
    if (raw == List.class) {
      return list(elementAdapter(arguments[0], moshi)).nullSafe();
    }
    if (raw == Map.class && arguments[0] == String.class) {
      return map(elementAdapter(arguments[1], moshi)).nullSafe();
    }
    return null;
  }

  private static JsonAdapter<?> elementAdapter(Type type, Moshi moshi) {
    JsonAdapter<?> scalar = SCALARS.get(type);
    return scalar == null ? moshi.adapter(type) : scalar;
  }

  private static ByteString parseBase64(String text) {
    ByteString bytes = ByteString.decodeBase64(text);
    if (bytes == null) {
      throw new IllegalArgumentException();
    }
    return bytes;
  }

  private static long parseLong(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      // In JSON, 1.0 and 1e3 are integers too.
      return new BigDecimal(text).longValueExact();
    }
  }

  /**
   * Returns the text of a JSON number. Java's parsers accept more, such as NaN and other digits.
   */
  private static String requireNumber(String text) {
    if (!JSON_NUMBER.matcher(text).matches()) {
      throw new NumberFormatException();
    }
    return text;
  }

  private static double parseDouble(String text) {
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      throw new ArithmeticException();
    }
    return value;
  }

  private static <T> Map.Entry<Class<T>, JsonAdapter<T>> text(
      Class<T> type, Function<String, T> parse, Function<T, String> print) {
    return scalar(
        type, JsonReader.Token.STRING, parse, (out, value) -> out.value(print.apply(value)));
  }

  private static <T extends Number> Map.Entry<Class<T>, JsonAdapter<T>> number(
      Class<T> type, Function<String, T> parse) {
    return scalar(
        type,
        JsonReader.Token.NUMBER,
        text -> {
          if (text.length() > MAX_NUMBER_LENGTH) {
            throw new ArithmeticException();
          }
          return parse.apply(text);
        },
        JsonWriter::value);
  }

  private static <T> Map.Entry<Class<T>, JsonAdapter<T>> scalar(
      Class<T> type, JsonReader.Token token, Function<String, T> parse, Printer<T> printer) {
    return Map.entry(type, new ScalarAdapter<>(type.getSimpleName(), token, parse, printer));
  }

  private interface Printer<T> {
    JsonWriter print(JsonWriter writer, T value) throws IOException;
  }

  private static final class ScalarAdapter<T> extends JsonAdapter<T> {

    private final String name;
    private final JsonReader.Token token;
    private final Function<String, T> parse;
    private final Printer<T> printer;

    ScalarAdapter(
        String name, JsonReader.Token token, Function<String, T> parse, Printer<T> printer) {
      this.name = name;
      this.token = token;
      this.parse = parse;
      this.printer = printer;
    }

    @Override
    public T fromJson(JsonReader reader) throws IOException {
      JsonReader.Token found = reader.peek();
      boolean isQuotedNumber = token == JsonReader.Token.NUMBER && found == JsonReader.Token.STRING;
      if (found != token && !isQuotedNumber) {
        throw new JsonDataException(
            "Expected " + name + " but was " + found + " at path " + reader.getPath());
      }
      String text = reader.nextString();
      try {
        return parse.apply(isQuotedNumber ? requireNumber(text) : text);
      } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
        throw new JsonDataException("Invalid " + name + " at path " + previousPath(reader));
      }
    }

    @Override
    public void toJson(JsonWriter writer, T value) throws IOException {
      printer.print(writer, value);
    }
  }

  private static final class ListAdapter<T> extends JsonAdapter<List<T>> {

    private final JsonAdapter<T> items;

    ListAdapter(JsonAdapter<T> items) {
      this.items = items;
    }

    @Override
    public List<T> fromJson(JsonReader reader) throws IOException {
      if (reader.peek() == JsonReader.Token.NULL) {
        reader.skipValue();
        return List.of();
      }
      List<T> list = new ArrayList<>();
      reader.beginArray();
      while (reader.hasNext()) {
        T item = items.fromJson(reader);
        if (item == null) {
          throw new JsonDataException("Unexpected null at path " + previousPath(reader));
        }
        list.add(item);
      }
      reader.endArray();
      return List.copyOf(list);
    }

    @Override
    public void toJson(JsonWriter writer, List<T> list) throws IOException {
      writer.beginArray();
      for (T item : list) {
        items.toJson(writer, item);
      }
      writer.endArray();
    }
  }

  private static final class MapAdapter<T> extends JsonAdapter<Map<String, T>> {

    private final JsonAdapter<T> values;

    MapAdapter(JsonAdapter<T> values) {
      this.values = values;
    }

    @Override
    public Map<String, T> fromJson(JsonReader reader) throws IOException {
      Map<String, T> map = new LinkedHashMap<>();
      reader.beginObject();
      while (reader.hasNext()) {
        map.put(reader.nextName(), values.fromJson(reader));
      }
      reader.endObject();
      return Collections.unmodifiableMap(map);
    }

    @Override
    public void toJson(JsonWriter writer, Map<String, T> map) throws IOException {
      writer.beginObject();
      for (Map.Entry<String, T> entry : map.entrySet()) {
        writer.name(entry.getKey());
        values.toJson(writer, entry.getValue());
      }
      writer.endObject();
    }
  }

  private static final class OptionalObjectAdapter<T> extends JsonAdapter<T> {

    private final JsonAdapter<T> objects;

    OptionalObjectAdapter(JsonAdapter<T> objects) {
      this.objects = objects;
    }

    @Override
    public @Nullable T fromJson(JsonReader reader) throws IOException {
      JsonReader.Token found = reader.peek();
      if (found == JsonReader.Token.NULL) {
        return reader.nextNull();
      }
      return found == JsonReader.Token.BEGIN_ARRAY
          ? fromEmptyArray(reader)
          : objects.fromJson(reader);
    }

    private @Nullable T fromEmptyArray(JsonReader reader) throws IOException {
      String path = reader.getPath();
      reader.beginArray();
      if (!reader.hasNext()) {
        reader.endArray();
        try {
          return objects.fromJsonValue(Map.of());
        } catch (JsonDataException e) {
          // The object has required properties.
        }
      }
      throw new JsonDataException("Expected BEGIN_OBJECT but was BEGIN_ARRAY at path " + path);
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable T value) throws IOException {
      if (value == null) {
        writer.nullValue();
      } else {
        objects.toJson(writer, value);
      }
    }
  }

  private static final class OptionalTimeAdapter<T> extends JsonAdapter<T> {

    private final JsonAdapter<T> times;

    OptionalTimeAdapter(JsonAdapter<T> times) {
      this.times = times;
    }

    @Override
    public @Nullable T fromJson(JsonReader reader) throws IOException {
      if (reader.peek() != JsonReader.Token.STRING) {
        reader.skipValue();
        return null;
      }
      try {
        return times.fromJson(reader);
      } catch (JsonDataException e) {
        return null;
      }
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable T value) throws IOException {
      if (value == null) {
        writer.nullValue();
      } else {
        times.toJson(writer, value);
      }
    }
  }

  /** Returns the path of the previous value. In an array the reader is already at the next one. */
  private static String previousPath(JsonReader reader) {
    String path = reader.getPath();
    int bracket = path.lastIndexOf('[');
    if (bracket < 0 || !path.endsWith("]")) {
      return path;
    }
    int next = Integer.parseInt(path.substring(bracket + 1, path.length() - 1));
    return path.substring(0, bracket) + "[" + (next - 1) + "]";
  }
}
