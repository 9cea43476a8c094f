package io.github.segments4j.internal.batch;

import io.github.segments4j.internal.transport.Transport;
import io.github.segments4j.model.BatchEnvelope;
import io.github.segments4j.model.BatchResponse;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * An operation of the API on many items.
 *
 * @param transport executes the calls
 * @param kind the effect of the operation
 * @param request creates the call for the items of one request
 * @param idOf returns the id that identifies an item in a response
 * @param results reads the results of the items from a response
 * @param <K> the type of the items
 * @param <R> the type of the responses
 * @param <V> the type of the results
 */
public record BatchOperation<K, R extends BatchEnvelope, V>(
    Transport transport,
    BatchKind kind,
    Function<List<K>, Call<R>> request,
    Function<K, ?> idOf,
    ItemResults<K, R, V> results) {

  /** Creates an operation on ids, whose responses contain no results. */
  public static BatchOperation<UUID, BatchResponse, UUID> ofIds(
      Transport transport, BatchKind kind, Function<List<UUID>, Call<BatchResponse>> request) {
    return new BatchOperation<>(
        transport,
        kind,
        request,
        Function.identity(),
        new ItemResults.Implied<>(Function.identity()));
  }

  /**
   * Creates an operation whose responses contain the results.
   *
   * @param data returns the results in a response
   * @param idOfResult returns the id of the item that a result belongs to
   */
  public static <K, R extends BatchEnvelope, V> BatchOperation<K, R, V> withResults(
      Transport transport,
      BatchKind kind,
      Function<List<K>, Call<R>> request,
      Function<K, ?> idOf,
      Function<R, @Nullable List<V>> data,
      Function<V, ?> idOfResult) {
    return new BatchOperation<>(
        transport, kind, request, idOf, new ItemResults.Listed<>(data, idOf, idOfResult));
  }
}
