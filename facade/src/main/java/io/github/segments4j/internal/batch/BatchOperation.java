package io.github.segments4j.internal.batch;

import io.github.segments4j.internal.transport.Transport;
import io.github.segments4j.model.BatchEnvelope;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * An operation of the API on many items.
 *
 * @param transport executes the calls
 * @param kind the effect of the operation
 * @param request creates the call for the items of one request
 * @param keyOf returns the id or name that identifies an item in a response
 * @param data returns the results in a response; null if it has none
 * @param keyOfResult returns the key of the item that a result belongs to; null if it is unknown
 * @param implied returns the result of an item, if it follows from the item; null otherwise
 * @param existing lists what exists in the store; must include what exists of the given items
 * @param <K> the type of the items
 * @param <R> the type of the responses
 * @param <V> the type of the results
 */
public record BatchOperation<K, R extends BatchEnvelope, V>(
    Transport transport,
    BatchKind kind,
    Function<List<K>, Call<R>> request,
    Function<K, ?> keyOf,
    Function<R, @Nullable List<V>> data,
    Function<V, ?> keyOfResult,
    @Nullable Function<K, V> implied,
    Function<List<K>, Stream<V>> existing) {

  /** Creates an operation on ids, whose results are the ids. */
  public static <R extends BatchEnvelope> BatchOperation<UUID, R, UUID> ofIds(
      Transport transport,
      BatchKind kind,
      Function<List<UUID>, Call<R>> request,
      Function<R, @Nullable List<UUID>> data,
      Function<List<UUID>, Stream<UUID>> existing) {
    return new BatchOperation<>(
        transport,
        kind,
        request,
        Function.identity(),
        data,
        Function.identity(),
        Function.identity(),
        existing);
  }

  /** Returns the results in a response, by item. A result without a key belongs by position. */
  Map<K, V> resultsIn(@Nullable R response, List<K> items) {
    List<V> results = response == null ? null : data.apply(response);
    if (results == null) {
      return Map.of();
    }
    Map<K, V> byItem = new LinkedHashMap<>(match(results.stream(), items));
    for (int i = 0; i < items.size() && results.size() == items.size(); i++) {
      if (keyOfResult.apply(results.get(i)) == null) {
        byItem.putIfAbsent(items.get(i), results.get(i));
      }
    }
    return byItem;
  }

  /** Reads from the store which items exist. */
  Map<K, V> findExisting(List<K> items) {
    try (Stream<V> results = existing.apply(items)) {
      return match(results, items);
    }
  }

  private Map<K, V> match(Stream<V> results, List<K> items) {
    Map<Object, K> itemsByKey = new HashMap<>();
    items.forEach(item -> itemsByKey.put(keyOf.apply(item), item));
    Map<K, V> found = new LinkedHashMap<>();
    results
        .takeWhile(result -> !itemsByKey.isEmpty())
        .forEach(
            result -> {
              K item = itemsByKey.remove(keyOfResult.apply(result));
              if (item != null) {
                found.put(item, result);
              }
            });
    return found;
  }
}
