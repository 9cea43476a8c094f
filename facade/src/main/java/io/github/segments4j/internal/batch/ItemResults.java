package io.github.segments4j.internal.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The source of the results of the items of a request.
 *
 * @param <K> the type of the items
 * @param <R> the type of the response
 * @param <V> the type of the results
 */
sealed interface ItemResults<K, R, V> {

  /** Returns the results that a response contains, by item. */
  Map<K, V> in(@Nullable R response, List<K> items);

  /** Returns whether a response contains any result. */
  boolean isAnyIn(R response);

  /** The result follows from the item, and responses contain none. */
  record Implied<K, R, V>(Function<K, V> result) implements ItemResults<K, R, V> {

    @Override
    public Map<K, V> in(@Nullable R response, List<K> items) {
      return Map.of();
    }

    @Override
    public boolean isAnyIn(R response) {
      return false;
    }

    V of(K item) {
      return result.apply(item);
    }
  }

  /** Responses list the results, which belong to items by id, or else by position. */
  record Listed<K, R, V>(
      Function<R, @Nullable List<V>> data, Function<K, ?> idOf, Function<V, ?> idOfResult)
      implements ItemResults<K, R, V> {

    @Override
    public Map<K, V> in(@Nullable R response, List<K> items) {
      List<V> listed = response == null ? null : data.apply(response);
      if (listed == null) {
        return Map.of();
      }
      Map<Object, V> byId = new HashMap<>();
      listed.forEach(result -> byId.put(idOfResult.apply(result), result));
      Map<K, V> results = new LinkedHashMap<>();
      List<K> unmatched = new ArrayList<>();
      List<V> left = new ArrayList<>(listed);
      for (K item : items) {
        V result = byId.get(idOf.apply(item));
        if (result == null) {
          unmatched.add(item);
        } else {
          results.put(item, result);
          left.remove(result);
        }
      }
      for (int i = 0; left.size() == unmatched.size() && i < left.size(); i++) {
        results.put(unmatched.get(i), left.get(i));
      }
      return results;
    }

    @Override
    public boolean isAnyIn(R response) {
      List<V> listed = data.apply(response);
      return listed != null && !listed.isEmpty();
    }
  }
}
