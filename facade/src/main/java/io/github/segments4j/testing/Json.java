package io.github.segments4j.testing;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** JSON values as lists, maps, strings and numbers. */
final class Json {

  private static final JsonAdapter<Object> ADAPTER =
      new Moshi.Builder().build().adapter(Object.class);

  /** The largest magnitude up to which a double represents every integer. */
  private static final double MAX_EXACT_INTEGER = 1L << 53;

  private Json() {}

  static String write(Object value) {
    return ADAPTER.toJson(value);
  }

  /** A conversion of a JSON value. */
  interface Converter<T, R> {
    R convert(T value) throws ApiError;
  }

  /** Reads a request body that is an array of values of one type. */
  static <T, R> List<R> items(String body, Class<T> type, Converter<T, R> converter)
      throws ApiError {
    List<R> items = new ArrayList<>();
    for (Object value : array(body)) {
      if (!type.isInstance(value)) {
        throw invalidBody();
      }
      items.add(converter.convert(type.cast(value)));
    }
    return items;
  }

  static UUID uuid(String value) throws ApiError {
    return ApiRequest.uuid(value).orElseThrow(Json::invalidBody);
  }

  /** {@return a string property, or null if it is absent} */
  static @Nullable String string(Map<?, ?> object, String name) throws ApiError {
    Object value = object.get(name);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw invalidBody();
  }

  /** {@return an integer property, or 0 if it is absent} */
  static long integer(Map<?, ?> object, String name) throws ApiError {
    Object value = object.get(name);
    if (value == null) {
      return 0;
    }
    if (value instanceof Double number
        && number == Math.rint(number)
        && Math.abs(number) <= MAX_EXACT_INTEGER) {
      return number.longValue();
    }
    throw invalidBody();
  }

  private static List<?> array(String body) throws ApiError {
    try {
      if (ADAPTER.fromJson(body) instanceof List<?> array) {
        return array;
      }
    } catch (IOException | JsonDataException e) {
      throw invalidBody();
    }
    throw invalidBody();
  }

  private static ApiError invalidBody() {
    return ApiError.json(HttpURLConnection.HTTP_BAD_REQUEST, "The request body is invalid");
  }
}
