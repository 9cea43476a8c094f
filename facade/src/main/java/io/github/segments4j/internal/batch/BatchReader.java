package io.github.segments4j.internal.batch;

import io.github.segments4j.batch.BatchFailure;
import io.github.segments4j.error.SegmentsException;
import io.github.segments4j.internal.batch.ItemOutcome.Failed;
import io.github.segments4j.internal.batch.ItemOutcome.Resend;
import io.github.segments4j.internal.batch.ItemOutcome.Succeeded;
import io.github.segments4j.internal.batch.ItemOutcome.Unchanged;
import io.github.segments4j.internal.http.StatusCodes;
import io.github.segments4j.internal.transport.ApiResult;
import io.github.segments4j.model.BatchEnvelope;
import io.github.segments4j.model.BatchMeta;
import java.net.HttpURLConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Determines the outcome of each item from the response to a batch request.
 *
 * <p>The API documents errors keyed by index, and 422 as partial success; errors that contain ids
 * have been observed too. An item whose outcome a response leaves open is resent where that does no
 * harm, or has failed. It never counts as succeeded.
 */
final class BatchReader<K, R extends BatchEnvelope, V> {

  private final BatchOperation<K, R, V> operation;

  BatchReader(BatchOperation<K, R, V> operation) {
    this.operation = operation;
  }

  /** Reads the result of a request for items, and returns the outcome of each. */
  Map<K, ItemOutcome<V>> read(List<K> items, ApiResult<R> result) {
    SegmentsException error = result.error();
    if (error == null) {
      return readItems(items, HttpURLConnection.HTTP_OK, result.body());
    }
    if (isAboutItems(items, error.statusCode(), result.body())) {
      return readItems(items, error.statusCode(), result.body());
    }
    String text = error.title().orElse("") + String.join(" ", error.errors().values());
    if (!operation.kind().mayBeUnchanged(error.statusCode(), text)) {
      return failed(items, new BatchFailure(String.valueOf(error.getMessage()), error));
    }
    // The response does not report which items are unchanged: bisect until it is unambiguous.
    return all(items, items.size() == 1 ? new Unchanged<>() : new Resend<>());
  }

  private boolean isAboutItems(List<K> items, int statusCode, @Nullable R response) {
    return (statusCode == HttpURLConnection.HTTP_CONFLICT
            || statusCode == StatusCodes.UNPROCESSABLE_CONTENT)
        && (isPartialSuccess(response)
            || errors(items, response).stream().anyMatch(error -> !error.items().isEmpty()));
  }

  /** Returns the same failure for all items. */
  static <K, V> Map<K, ItemOutcome<V>> failed(List<K> items, BatchFailure failure) {
    return all(items, new Failed<>(failure));
  }

  private Map<K, ItemOutcome<V>> readItems(List<K> items, int statusCode, @Nullable R response) {
    List<ItemError<K>> errors = errors(items, response);
    Map<K, ItemOutcome<V>> outcomes = new HashMap<>();
    for (ItemError<K> error : errors) {
      for (K item : error.items()) {
        if (operation.kind().isUnchanged(statusCode, error.text())) {
          outcomes.putIfAbsent(item, new Unchanged<>());
        } else {
          outcomes.put(item, new Failed<>(new BatchFailure(error.text(), null)));
        }
      }
    }
    operation
        .results()
        .in(response, without(items, outcomes))
        .forEach((item, result) -> outcomes.put(item, new Succeeded<>(result)));
    List<K> open = without(items, outcomes);
    String unattributed =
        errors.stream()
            .filter(error -> error.items().isEmpty())
            .map(ItemError::text)
            .collect(Collectors.joining(", "));
    if (!unattributed.isEmpty()) {
      outcomes.putAll(
          failed(
              open,
              new BatchFailure(
                  "the response does not report which of %s items failed: %s"
                      .formatted(items.size(), unattributed),
                  null)));
    } else if (operation.results() instanceof ItemResults.Implied<K, R, V> implied
        && isSuccessOf(open, statusCode, response)) {
      open.forEach(item -> outcomes.put(item, new Succeeded<>(implied.of(item))));
    } else if (statusCode != HttpURLConnection.HTTP_OK && !isPartialSuccess(response)) {
      // Nothing succeeded, but some items are named: a request for the others is smaller.
      open.forEach(item -> outcomes.put(item, new Resend<>()));
    } else {
      outcomes.putAll(
          failed(open, new BatchFailure("the response does not report the outcome", null)));
    }
    return outcomes;
  }

  private List<ItemError<K>> errors(List<K> items, @Nullable R response) {
    return response == null ? List.of() : ItemError.of(response.errors(), items, operation.idOf());
  }

  private boolean isPartialSuccess(@Nullable R response) {
    Long succeeded = succeeded(response);
    return succeeded != null && succeeded > 0
        || response != null && operation.results().isAnyIn(response);
  }

  private static boolean isSuccessOf(
      List<?> open, int statusCode, @Nullable BatchEnvelope response) {
    Long succeeded = succeeded(response);
    return succeeded == null
        ? statusCode != HttpURLConnection.HTTP_CONFLICT
        : succeeded >= open.size();
  }

  private static @Nullable Long succeeded(@Nullable BatchEnvelope response) {
    BatchMeta meta = response == null ? null : response.meta();
    return meta == null ? null : meta.success();
  }

  private static <K> List<K> without(List<K> items, Map<K, ?> outcomes) {
    return items.stream().filter(item -> !outcomes.containsKey(item)).toList();
  }

  private static <K, V> Map<K, ItemOutcome<V>> all(List<K> items, ItemOutcome<V> outcome) {
    return items.stream().collect(Collectors.toMap(Function.identity(), item -> outcome));
  }
}
