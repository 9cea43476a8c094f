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
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * The content of an error body. Reads the documented form and the others that have been observed;
 * anything else is ignored, so that no body hides the status code.
 *
 * @param title the {@code title}, or else the {@code detail}
 * @param type the {@code type}, a link to documentation
 * @param errors the texts of the single errors, by field or by index
 */
public record ErrorBody(@Nullable String title, @Nullable String type, Map<String, String> errors) {

  /**
   * A single error.
   *
   * @param key the field or index; empty for an element of a list, or for a sole error
   * @param value the error, in the form of the body
   */
  public record Entry(String key, @Nullable Object value) {

    /** Returns the text of the error. */
    public String text() {
      if (value instanceof Map<?, ?> fields) {
        String text =
            Stream.of("title", "detail", "message")
                .map(name -> string(fields.get(name)))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(": "));
        return text.isEmpty() ? fields.toString() : text;
      }
      if (value instanceof Double number) {
        return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
      }
      return String.valueOf(value);
    }
  }

  /** Parses a body, or the part of it that is JSON. No part of the result contains the token. */
  static ErrorBody parse(String body, AccessToken token) {
    Map<String, Object> envelope = new HashMap<>();
    String json = body.startsWith("\ufeff") ? body.substring(1) : body;
    try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(json))) {
      reader.beginObject();
      while (reader.hasNext()) {
        envelope.put(reader.nextName(), reader.readJsonValue());
      }
    } catch (IOException | JsonDataException e) {
      // The part before the fault is still useful.
    }
    Map<String, String> errors = new LinkedHashMap<>();
    for (Entry entry : entries(envelope.get("errors"))) {
      String key = entry.key().isEmpty() ? String.valueOf(errors.size()) : entry.key();
      errors.put(token.redact(key), token.redact(entry.text()));
    }
    return new ErrorBody(
        Stream.of("title", "detail")
            .map(name -> string(envelope.get(name)))
            .filter(Objects::nonNull)
            .findFirst()
            .map(token::redact)
            .orElse(null),
        Optional.ofNullable(string(envelope.get("type"))).map(token::redact).orElse(null),
        errors);
  }

  /** Returns the single errors in {@code errors}, which may be an object, a list, or a value. */
  public static List<Entry> entries(@Nullable Object errors) {
    if (errors instanceof Map<?, ?> byKey) {
      return byKey.entrySet().stream()
          .map(entry -> new Entry(entry.getKey().toString(), entry.getValue()))
          .toList();
    }
    if (errors instanceof List<?> list) {
      return list.stream().map(value -> new Entry("", value)).toList();
    }
    return errors == null ? List.of() : List.of(new Entry("", errors));
  }

  private static @Nullable String string(@Nullable Object value) {
    return value instanceof String text && !text.isBlank() ? text : null;
  }
}
