package io.github.segments4j.internal.batch;

import io.github.segments4j.internal.transport.ErrorBody;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * An error of a batch response.
 *
 * @param statusCode the status code of the error, or else of the response
 * @param text the text of the error
 * @param items the items that the error is about; empty if it does not name any
 */
record ItemError<K>(int statusCode, String text, List<K> items) {

  private static final Pattern INDEX = Pattern.compile("\\d{1,4}");

  /** Reads the errors of a response, in any form that has been observed. */
  static <K> List<ItemError<K>> of(
      int statusCode, List<ErrorBody.Entry> entries, List<K> items, Function<K, ?> keyOf) {
    return entries.stream()
        .map(
            entry ->
                new ItemError<>(
                    entry.statusCode() == 0 ? statusCode : entry.statusCode(),
                    entry.text(),
                    itemsOf(entry, items, keyOf)))
        .toList();
  }

  /** Returns the item at the index of an error, or with its key, or all whose ids it contains. */
  private static <K> List<K> itemsOf(ErrorBody.Entry entry, List<K> items, Function<K, ?> keyOf) {
    if (INDEX.matcher(entry.key()).matches() && Integer.parseInt(entry.key()) < items.size()) {
      return List.of(items.get(Integer.parseInt(entry.key())));
    }
    Optional<K> byKey =
        items.stream()
            .filter(item -> keyOf.apply(item).toString().equalsIgnoreCase(entry.key()))
            .findFirst();
    if (byKey.isPresent()) {
      return List.of(byKey.get());
    }
    String source = entry.source().toLowerCase(Locale.ROOT);
    return items.stream()
        .filter(item -> keyOf.apply(item) instanceof UUID id && source.contains(id.toString()))
        .toList();
  }
}
