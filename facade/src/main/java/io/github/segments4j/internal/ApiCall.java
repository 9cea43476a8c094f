package io.github.segments4j.internal;

import com.squareup.moshi.JsonDataException;
import io.github.segments4j.error.FailedCall;
import io.github.segments4j.error.SegmentsException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import okhttp3.Request;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;

/**
 * One call, from sending it to reading its answer: the one place where a failure becomes an
 * exception.
 *
 * @param <A> the type of the answer in JSON
 */
public final class ApiCall<A> {

  private final Call<A> call;
  private final ErrorMapper failures;
  private final Executor threads;

  ApiCall(Call<A> call, ErrorMapper failures, Executor threads) {
    this.call = call;
    this.failures = failures;
    this.threads = threads;
  }

  /**
   * Sends the call and waits for its answer.
   *
   * @return the answer
   * @throws SegmentsException of the class that fits the failure
   */
  public A run() {
    Reply<A> reply = reply();
    if (reply.refusal != null) {
      throw reply.refusal;
    }
    if (reply.answer == null) {
      throw failures.ended(
          call.request(),
          new JsonDataException("Expected a JSON object but there was none at path $"));
    }
    return reply.answer;
  }

  /**
   * What came back of a call.
   *
   * @param <A> the type of the answer in JSON
   * @param answer the answer of a success; null if it had no body, as one of 204 has none
   * @param refusal the exception of an answer whose status says that the request failed
   * @param body the body of that answer, whole, with a token if the store repeats it
   */
  record Reply<A>(@Nullable A answer, @Nullable SegmentsException refusal, String body) {}

  /**
   * Sends the call and waits for its answer, whatever its status.
   *
   * @return the answer
   * @throws SegmentsException if there was none, or it is not understood
   */
  Reply<A> reply() {
    try {
      Response<A> response = call.execute();
      if (response.isSuccessful()) {
        return new Reply<>(response.body(), null, "");
      }
      ResponseBody body = response.errorBody();
      return new Reply<>(null, failures.refused(call.request()), body == null ? "" : body.string());
    } catch (IOException | JsonDataException e) {
      throw failures.ended(call.request(), e);
    }
  }

  /**
   * Sends the call and takes the one item of its answer.
   *
   * @param <V> the type of the item
   * @param items takes the items from the answer
   * @return the first item
   * @throws SegmentsException of the class that fits the failure
   */
  public <V> V one(Function<A, @Nullable List<V>> items) {
    return read(
        run(),
        answer -> {
          List<V> all = items.apply(answer);
          if (all == null || all.isEmpty()) {
            throw new JsonDataException("Expected one item but there was none at path $.data");
          }
          return all.get(0);
        });
  }

  /**
   * Sends the call from another thread. OkHttp's own asynchronous calls never pass five at a time
   * to one host, and leave a thread that keeps a program alive.
   *
   * @return what {@link #run} gives or throws
   * @throws IllegalStateException if the client is closed
   */
  public CompletableFuture<A> start() {
    try {
      return CompletableFuture.supplyAsync(this::run, threads);
    } catch (RejectedExecutionException e) {
      throw new IllegalStateException(HttpStack.CLOSED, e);
    }
  }

  /**
   * Makes something of the answer.
   *
   * @param <T> what is made of it
   * @param answer the answer
   * @param reader makes it; a {@link JsonDataException} of it says that the answer is not
   *     understood, as one of the decoding does
   * @return what the reader gives
   * @throws SegmentsException if the answer is not understood
   */
  public <T> T read(A answer, Function<A, T> reader) {
    try {
      return reader.apply(answer);
    } catch (JsonDataException e) {
      throw failures.ended(call.request(), e);
    }
  }

  /**
   * The exception of a thread that was interrupted while it waited for the answer.
   *
   * @return the exception
   */
  public SegmentsException interrupted() {
    return failures.ended(
        call.request(), new InterruptedIOException("interrupted while waiting for the answer"));
  }

  /**
   * What is known of the call.
   *
   * @return the call, for an exception about its answer
   */
  public FailedCall describe() {
    return failures.describe(call.request());
  }

  /**
   * Whether the store has refused an attempt because there were too many requests.
   *
   * @return whether it has, so far
   */
  public boolean isRefused() {
    Request request = call.request();
    return CallState.of(request).isRefused();
  }

  /** Ends the call, if it runs, and keeps it from being sent, if it does not. */
  public void cancel() {
    call.cancel();
  }
}
