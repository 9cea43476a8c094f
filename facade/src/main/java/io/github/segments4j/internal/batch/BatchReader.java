package io.github.segments4j.internal.batch;

import static java.net.HttpURLConnection.HTTP_BAD_REQUEST;
import static java.net.HttpURLConnection.HTTP_CONFLICT;
import static java.net.HttpURLConnection.HTTP_ENTITY_TOO_LARGE;
import static java.net.HttpURLConnection.HTTP_NOT_FOUND;
import static java.net.HttpURLConnection.HTTP_OK;
import static java.net.HttpURLConnection.HTTP_REQ_TOO_LONG;

import io.github.segments4j.batch.BatchFailure;
import io.github.segments4j.error.SegmentsException;
import io.github.segments4j.internal.batch.ItemOutcome.Failed;
import io.github.segments4j.internal.batch.ItemOutcome.Next;
import io.github.segments4j.internal.batch.ItemOutcome.Open;
import io.github.segments4j.internal.batch.ItemOutcome.Succeeded;
import io.github.segments4j.internal.batch.ItemOutcome.Unchanged;
import io.github.segments4j.internal.http.StatusCodes;
import io.github.segments4j.internal.transport.ApiResult;
import io.github.segments4j.internal.transport.ErrorBody;
import io.github.segments4j.model.BatchEnvelope;
import io.github.segments4j.model.BatchMeta;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Determines the outcome of each item from the response to a batch request.
 *
 * <p>An item has succeeded only if the response says so: by its result, by counts that include it,
 * or by a 2xx status that nothing contradicts. It is unchanged only if an error says so of this
 * item. Otherwise its outcome is open.
 */
final class BatchReader<K, R extends BatchEnvelope, V> {

  /** The statuses of a request that a single one of its items may have caused. */
  private static final Set<Integer> ITEM_STATUSES =
      Set.of(
          HTTP_BAD_REQUEST,
          HTTP_NOT_FOUND,
          HTTP_CONFLICT,
          HTTP_ENTITY_TOO_LARGE,
          HTTP_REQ_TOO_LONG,
          StatusCodes.UNPROCESSABLE_CONTENT);

  private final BatchOperation<K, R, V> operation;

  BatchReader(BatchOperation<K, R, V> operation) {
    this.operation = operation;
  }

  /** Returns the failure that a result implies for every request of the operation, or null. */
  @Nullable SegmentsException fatal(List<K> items, ApiResult<R> result) {
    SegmentsException error = result.error();
    return error != null
            && operation.kind().isFatal(error.statusCode(), error.title().orElse(""))
            && errors(items, result).stream().allMatch(itemError -> itemError.items().isEmpty())
        ? error
        : null;
  }

  /** Reads the result of a request for items, and returns the outcome of each. */
  Map<K, ItemOutcome<V>> read(List<K> items, ApiResult<R> result) {
    List<ItemError<K>> errors = errors(items, result);
    Map<K, ItemOutcome<V>> outcomes = new HashMap<>();
    for (ItemError<K> error : errors) {
      for (K item : error.items()) {
        // An item that is invalid and exists, for instance, has failed.
        outcomes.merge(
            item,
            outcomeOf(item, error),
            (first, second) -> first instanceof Failed ? first : second);
      }
    }
    Map<K, V> results = operation.resultsIn(result.body(), without(items, outcomes));
    results.forEach((item, value) -> outcomes.put(item, new Succeeded<>(value)));
    List<K> open = without(items, outcomes);
    String unattributed =
        errors.stream()
            .filter(error -> error.items().isEmpty())
            .map(ItemError::text)
            .collect(Collectors.joining(", "));
    SegmentsException error = result.error();
    if (unattributed.isEmpty() && isSuccessOf(open, results, !outcomes.isEmpty(), result)) {
      open.forEach(item -> outcomes.put(item, succeeded(item)));
    } else if (error != null && open.size() == items.size()) {
      outcomes.putAll(all(open, outcomeOf(open, error, unattributed)));
    } else {
      outcomes.putAll(all(open, outcomeOf(open, unattributed, isProcessed(result))));
    }
    return outcomes;
  }

  /** Returns the same failure for all items. */
  static <K, V> Map<K, ItemOutcome<V>> failed(List<K> items, BatchFailure failure) {
    return all(items, new Failed<>(failure));
  }

  private List<ItemError<K>> errors(List<K> items, ApiResult<R> result) {
    R response = result.body();
    SegmentsException error = result.error();
    List<ErrorBody.Entry> entries =
        response != null
            ? ErrorBody.entries(response.errors())
            : error != null ? ErrorBody.entriesOf(error.body()) : List.of();
    return ItemError.of(
        error == null ? HTTP_OK : error.statusCode(), entries, items, operation.keyOf());
  }

  /** Returns the outcome of an item that an error names. */
  private ItemOutcome<V> outcomeOf(K item, ItemError<K> error) {
    BatchFailure failure = new BatchFailure(error.text(), null);
    String text = withoutKey(error.text(), item);
    return switch (operation.kind().meaningOf(error.statusCode(), text, true)) {
      case UNCHANGED -> new Unchanged<>();
      case REJECTED -> new Failed<>(failure);
      case BUSY -> new Open<>(Next.BACK_OFF, failure);
      case UNCLEAR -> new Open<>(Next.LOOK_UP, failure);
    };
  }

  /** Returns the outcome of all items of a failed request, whose response names none of them. */
  private ItemOutcome<V> outcomeOf(List<K> items, SegmentsException error, String unattributed) {
    BatchFailure failure = new BatchFailure(String.valueOf(error.getMessage()), error);
    if (error.statusCode() / 100 == 2) {
      return operation.implied() == null ? lookUpResult() : new Open<>(Next.REPEAT, failure);
    }
    if (!ITEM_STATUSES.contains(error.statusCode())) {
      return new Failed<>(failure);
    }
    String text = "%s %s".formatted(error.title().orElse(""), unattributed).strip();
    return outcomeOf(items, error.statusCode(), text, failure, Next.SPLIT);
  }

  /** Returns the outcome of the items that a response does not name, beside others. */
  private ItemOutcome<V> outcomeOf(List<K> items, String unattributed, boolean isProcessed) {
    Next next = isProcessed ? Next.REPEAT : Next.RESEND;
    if (unattributed.isEmpty()) {
      return new Open<>(next, new BatchFailure("the response does not report the outcome", null));
    }
    return outcomeOf(items, HTTP_OK, unattributed, new BatchFailure(unattributed, null), next);
  }

  private ItemOutcome<V> outcomeOf(
      List<K> items, int statusCode, String text, BatchFailure failure, Next ifRejected) {
    boolean isSingle = items.size() == 1;
    String ownText = isSingle ? withoutKey(text, items.get(0)) : text;
    return switch (operation.kind().meaningOf(statusCode, ownText, false)) {
      case BUSY -> new Open<>(Next.BACK_OFF, failure);
      case REJECTED -> isSingle ? new Failed<>(failure) : new Open<>(ifRejected, failure);
      case UNCHANGED -> isSingle ? new Unchanged<>() : new Open<>(Next.LOOK_UP, failure);
      case UNCLEAR ->
          new Open<>(
              isSingle || statusCode != StatusCodes.UNPROCESSABLE_CONTENT
                  ? Next.LOOK_UP
                  : Next.SPLIT,
              failure);
    };
  }

  /** Returns the outcome of an item that succeeded, which is open if its result is unknown. */
  ItemOutcome<V> succeeded(K item) {
    Function<K, V> implied = operation.implied();
    return implied != null ? new Succeeded<>(implied.apply(item)) : lookUpResult();
  }

  private static <V> ItemOutcome<V> lookUpResult() {
    return new Open<>(
        Next.LOOK_UP_RESULT,
        new BatchFailure("processed by the store, which does not contain the result", null));
  }

  /** Returns whether the counts or the status of a response cover the items it does not mention. */
  private boolean isSuccessOf(
      List<K> open, Map<K, V> results, boolean mentionsOthers, ApiResult<R> result) {
    R response = result.body();
    List<V> data = response == null ? null : operation.data().apply(response);
    if (operation.implied() != null && data != null && !data.isEmpty()) {
      // The response lists what succeeded.
      return open.isEmpty();
    }
    Long succeeded = response == null ? null : succeeded(response.meta());
    return succeeded == null
        ? result.error() == null && !mentionsOthers
        : succeeded >= open.size() + results.size();
  }

  /** Returns whether the store may have processed items that the response does not name. */
  private static boolean isProcessed(ApiResult<? extends BatchEnvelope> result) {
    BatchEnvelope response = result.body();
    Long succeeded = response == null ? null : succeeded(response.meta());
    return succeeded == null || succeeded > 0;
  }

  /** Returns the number of items that succeeded; null if the response does not count any. */
  private static @Nullable Long succeeded(@Nullable BatchMeta meta) {
    if (meta == null || meta.success() == null) {
      return null;
    }
    return meta.success() == 0 && (meta.failed() == null || meta.failed() == 0)
        ? null
        : meta.success();
  }

  /** Returns a text without the key of an item: the name of a segment may contain any word. */
  private String withoutKey(String text, K item) {
    return text.replace(operation.keyOf().apply(item).toString(), "");
  }

  private List<K> without(List<K> items, Map<K, ?> outcomes) {
    return items.stream().filter(item -> !outcomes.containsKey(item)).toList();
  }

  private static <K, V> Map<K, ItemOutcome<V>> all(List<K> items, ItemOutcome<V> outcome) {
    return items.stream().collect(Collectors.toMap(Function.identity(), item -> outcome));
  }
}
