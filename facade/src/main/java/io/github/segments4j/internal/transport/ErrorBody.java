package io.github.segments4j.internal.transport;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.github.segments4j.internal.http.AccessToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * The content of an error body. Reads the documented form and the others that have been observed;
 * anything else is ignored, so that no body hides the status code.
 *
 * @param title the title, or else the detail or message; null if there is none
 * @param type the {@code type}, a link to documentation; null if there is none
 * @param errors the texts of the single errors, by field or by index
 */
public record ErrorBody(@Nullable String title, @Nullable String type, Map<String, String> errors) {

  private static final List<String> TITLES =
      List.of("title", "detail", "message", "error_description", "error");

  /**
   * A single error.
   *
   * @param statusCode the status code of the error; 0 if it has none
   * @param key the field or index; empty for an element of a list, or for a sole error
   * @param text the text
   * @param source the error as it was received, which may name an item outside of the text
   */
  public record Entry(int statusCode, String key, String text, String source) {}

  /** Parses a body, or the part of it that is JSON. No part of the result contains the token. */
  static ErrorBody parse(String body, AccessToken token) {
    Map<?, ?> envelope = envelope(body);
    Map<?, ?> titled = envelope;
    if (titles(envelope).isEmpty()
        && envelope.get("errors") instanceof List<?> list
        && !list.isEmpty()
        && list.get(0) instanceof Map<?, ?> first) {
      titled = first;
    }
    List<String> titles = titles(titled);
    Map<String, String> errors = new LinkedHashMap<>();
    for (Entry entry : entries(envelope.get("errors"))) {
      boolean isTitle = entry.key().isEmpty() && titles.indexOf(entry.text()) == 0;
      if (!isTitle) {
        String key = entry.key().isEmpty() ? String.valueOf(errors.size()) : entry.key();
        errors.merge(token.redact(key), token.redact(entry.text()), "%s, %s"::formatted);
      }
    }
    return new ErrorBody(
        titles.isEmpty() ? null : token.redact(titles.get(0)),
        titled.get("type") instanceof String type ? token.redact(type) : null,
        errors);
  }

  /** Returns the single errors in a body. */
  public static List<Entry> entriesOf(String body) {
    return entries(envelope(body).get("errors"));
  }

  /**
   * Returns the single errors in {@code errors}. Documented for batches is a list of objects whose
   * own {@code errors} are keyed by the index of the item; an object keyed by field, index or id, a
   * list of texts, and a value have been observed.
   */
  public static List<Entry> entries(@Nullable Object errors) {
    return errors == null ? List.of() : entries(0, "", errors).toList();
  }

  private static Stream<Entry> entries(int statusCode, String key, Object error) {
    if (error instanceof List<?> list) {
      return list.stream()
          .filter(Objects::nonNull)
          .flatMap(element -> entries(statusCode, key, element));
    }
    if (!(error instanceof Map<?, ?> fields)) {
      String text = text(error);
      return Stream.of(new Entry(statusCode, key, text, "%s %s".formatted(key, text)));
    }
    int status = fields.get("status") instanceof Double number ? number.intValue() : statusCode;
    Object inner = fields.get("errors");
    if (inner instanceof Map<?, ?> map && !map.isEmpty()
        || inner instanceof List<?> list && !list.isEmpty()) {
      return entries(status, key, inner);
    }
    List<String> titles = titles(fields);
    if (!titles.isEmpty()) {
      return Stream.of(
          new Entry(status, key, String.join(": ", titles), "%s %s".formatted(key, fields)));
    }
    return fields.entrySet().stream()
        .filter(field -> field.getValue() != null)
        .flatMap(field -> entries(status, String.valueOf(field.getKey()), field.getValue()));
  }

  /** Reads a body as an object; a list is one of errors. The part before a fault is kept. */
  private static Map<?, ?> envelope(String body) {
    Map<String, Object> envelope = new HashMap<>();
    String json = body.startsWith("\ufeff") ? body.substring(1) : body;
    try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(json))) {
      if (reader.peek() == JsonReader.Token.BEGIN_ARRAY) {
        envelope.put("errors", reader.readJsonValue());
        return envelope;
      }
      reader.beginObject();
      while (reader.hasNext()) {
        envelope.put(reader.nextName(), reader.readJsonValue());
      }
    } catch (IOException | JsonDataException e) {
      // The part before the fault is still useful.
    }
    return envelope;
  }

  /** Returns the title, detail and message of an error, as far as it has them. */
  private static List<String> titles(Map<?, ?> fields) {
    return TITLES.stream()
        .map(fields::get)
        .flatMap(
            value -> value instanceof Map<?, ?> inner ? titles(inner).stream() : Stream.of(value))
        .filter(value -> value instanceof String text && !text.isBlank())
        .map(String::valueOf)
        .distinct()
        .toList();
  }

  private static String text(Object value) {
    return value instanceof Double number
        ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }
}
