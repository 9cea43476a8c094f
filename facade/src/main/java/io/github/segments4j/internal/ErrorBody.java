package io.github.segments4j.internal;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * What an error body says, as far as it can be made out. The document describes what is usual; this
 * takes what has been seen, and anything else as nothing said, so that no body hides the status.
 *
 * @param title what went wrong
 * @param type a link to documentation
 * @param errors the single errors, by field or by index
 */
record ErrorBody(@Nullable String title, @Nullable String type, Map<String, String> errors) {

  /** Reads a body, or as much of it as is JSON, without any mention of the token. */
  static ErrorBody parse(String body, AccessToken token) {
    Map<String, Object> envelope = envelope(body);
    String title = string(envelope.get("title"), token);
    Map<String, String> errors = new LinkedHashMap<>();
    errors(envelope.get("errors"))
        .forEach((key, value) -> errors.put(token.redact(key), token.redact(value)));
    return new ErrorBody(
        title == null ? string(envelope.get("detail"), token) : title,
        string(envelope.get("type"), token),
        errors);
  }

  private static Map<String, Object> envelope(String body) {
    Map<String, Object> envelope = new HashMap<>();
    try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(withoutMark(body)))) {
      reader.beginObject();
      while (reader.hasNext()) {
        envelope.put(reader.nextName(), reader.readJsonValue());
      }
    } catch (IOException | JsonDataException e) {
      // What was read before the body broke off, or before it went wrong, is still worth having.
      return envelope;
    }
    return envelope;
  }

  private static String withoutMark(String body) {
    return body.startsWith("\ufeff") ? body.substring(1) : body;
  }

  private static @Nullable String string(@Nullable Object value, AccessToken token) {
    String text = string(value);
    return text == null ? null : token.redact(text);
  }

  private static Map<String, String> errors(@Nullable Object errors) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (errors instanceof Map<?, ?> map) {
      map.forEach((key, value) -> texts.put(key.toString(), text(value)));
    } else if (errors instanceof List<?> list) {
      list.forEach(value -> texts.put(String.valueOf(texts.size()), text(value)));
    } else if (errors != null) {
      texts.put("0", text(errors));
    }
    return texts;
  }

  /** What a single error says. */
  static String text(@Nullable Object error) {
    if (error instanceof Map<?, ?> envelope) {
      String said =
          Stream.of("title", "detail", "message")
              .map(key -> string(envelope.get(key)))
              .filter(Objects::nonNull)
              .collect(Collectors.joining(": "));
      return said.isEmpty() ? envelope.toString() : said;
    }
    if (error instanceof Double number) {
      return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
    }
    return String.valueOf(error);
  }

  private static @Nullable String string(@Nullable Object value) {
    return value instanceof String text && !text.isBlank() ? text : null;
  }
}
