package io.github.segments4j.testing;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** JSON in the forms of Java: lists, maps, strings and numbers. */
final class Json {

  private static final JsonAdapter<Object> ANYTHING =
      new Moshi.Builder().build().adapter(Object.class);

  /** The largest number up to which JSON, as most programs read it, has every integer. */
  private static final double LARGEST_INTEGER = 1L << 53;

  private Json() {}

  static String write(Map<String, ?> object) {
    return ANYTHING.toJson(object);
  }

  /** Makes something of an item. */
  interface Reader<T, R> {
    R read(T item) throws ApiError;
  }

  /** What a body holds that is an array of items of one type. */
  static <T, R> List<R> items(String body, Class<T> type, Reader<T, R> reader) throws ApiError {
    List<R> items = new ArrayList<>();
    for (Object item : array(body)) {
      if (!type.isInstance(item)) {
        throw badRequest();
      }
      items.add(reader.read(type.cast(item)));
    }
    return items;
  }

  static UUID uuid(String text) throws ApiError {
    return ApiRequest.uuid(text).orElseThrow(Json::badRequest);
  }

  /** A text in an item; null if it has none. */
  static @Nullable String string(Map<?, ?> item, String name) throws ApiError {
    Object value = item.get(name);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw badRequest();
  }

  /** An integer in an item; 0 if it has none. */
  static long integer(Map<?, ?> item, String name) throws ApiError {
    Object value = item.get(name);
    if (value == null) {
      return 0;
    }
    if (value instanceof Double number
        && number == Math.rint(number)
        && Math.abs(number) <= LARGEST_INTEGER) {
      return number.longValue();
    }
    throw badRequest();
  }

  private static List<?> array(String body) throws ApiError {
    try {
      if (ANYTHING.fromJson(body) instanceof List<?> list) {
        return list;
      }
    } catch (IOException | JsonDataException e) {
      throw badRequest();
    }
    throw badRequest();
  }

  private static ApiError badRequest() {
    return ApiError.json(400, "The body is not accepted");
  }
}
