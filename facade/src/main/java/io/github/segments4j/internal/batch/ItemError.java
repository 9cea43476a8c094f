package io.github.segments4j.internal.batch;

import io.github.segments4j.internal.transport.ErrorBody;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An error of a batch response.
 *
 * @param text the text of the error
 * @param items the items that the error is about; empty if it does not name any
 */
record ItemError<K>(String text, List<K> items) {

  private static final Pattern INDEX = Pattern.compile("\\d{1,4}");

  /** Reads the errors of a response, in any form that has been observed. */
  static <K> List<ItemError<K>> of(@Nullable Object errors, List<K> items, Function<K, ?> idOf) {
    return ErrorBody.entries(errors).stream()
        .map(entry -> new ItemError<>(entry.text(), itemsOf(entry, items, idOf)))
        .toList();
  }

  /** Returns the item at the index of an error, or else all items whose ids the error contains. */
  private static <K> List<K> itemsOf(ErrorBody.Entry entry, List<K> items, Function<K, ?> idOf) {
    if (INDEX.matcher(entry.key()).matches() && Integer.parseInt(entry.key()) < items.size()) {
      return List.of(items.get(Integer.parseInt(entry.key())));
    }
    String text = "%s %s".formatted(entry.key(), entry.value()).toLowerCase(Locale.ROOT);
    return items.stream()
        .filter(item -> idOf.apply(item) instanceof UUID id && text.contains(id.toString()))
        .toList();
  }
}
