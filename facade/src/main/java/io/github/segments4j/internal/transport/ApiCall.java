package io.github.segments4j.internal.transport;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import io.github.segments4j.error.FailedCall;
import io.github.segments4j.error.SegmentsException;
import io.github.segments4j.error.UnreadableResponseException;
import io.github.segments4j.internal.http.CallState;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.HttpURLConnection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import okhttp3.Request;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Invocation;
import retrofit2.Response;

/**
 * A single call of the API. Turns every failure into a {@link SegmentsException}.
 *
 * @param <R> the type of the response body
 */
public final class ApiCall<R> {

  /** The bodies of 2xx responses without JSON that do not contradict the status. */
  private static final Pattern SUCCESS =
      Pattern.compile(
          "(\\W*(ok|success|done|created|accepted|true|1)\\W*)?", Pattern.CASE_INSENSITIVE);

  private static final Moshi MOSHI = new Moshi.Builder().build();

  private final Call<R> call;
  private final Executor asyncExecutor;
  private final InterruptWatcher interrupts;
  private final ErrorMapper errors;

  ApiCall(Call<R> call, Executor asyncExecutor, InterruptWatcher interrupts, ErrorMapper errors) {
    this.call = call;
    this.asyncExecutor = asyncExecutor;
    this.interrupts = interrupts;
    this.errors = errors;
  }

  /**
   * Executes the call and returns the body of its response; null if the status code is 204 (No
   * Content).
   */
  public @Nullable R execute() {
    Response<R> response = send();
    if (!response.isSuccessful()) {
      throw errors.fromResponse(call.request());
    }
    R body = response.body();
    if (body == null && response.code() != HttpURLConnection.HTTP_NO_CONTENT) {
      throw failure(new JsonDataException("Expected a JSON object but there was none at path $"));
    }
    return body;
  }

  /**
   * Executes the call on another thread, after those that wait for one. Canceling the future
   * cancels the call.
   *
   * @param decoder decodes the body further, or null if the status code is 204 (No Content)
   */
  public <T> CompletableFuture<T> executeAsync(Function<? super @Nullable R, T> decoder) {
    CompletableFuture<T> future =
        new CompletableFuture<>() {
          @Override
          public boolean cancel(boolean mayInterruptIfRunning) {
            // In this order: the end of the call must not complete the future as failed.
            boolean canceled = super.cancel(mayInterruptIfRunning);
            ApiCall.this.cancel();
            return canceled;
          }
        };
    asyncExecutor.execute(
        () -> {
          if (future.isCancelled()) {
            return;
          }
          try {
            R body = execute();
            future.complete(decode(() -> decoder.apply(body)));
          } catch (Throwable e) {
            future.completeExceptionally(e);
          }
        });
    return future;
  }

  /**
   * Executes the call and returns its result, whatever the status code.
   *
   * <p>A truncated body leaves open what a 2xx response reports, as one that contradicts it does.
   *
   * @throws SegmentsException if there is no response, or a 2xx one has a body that is neither JSON
   *     nor a word of success
   */
  public ApiResult<R> executeForResult() {
    Response<R> response;
    try {
      response = send();
    } catch (UnreadableResponseException e) {
      String body = e.body().strip();
      boolean isOtherJson = e.getCause() instanceof JsonDataException;
      boolean isBrokenJson = !isOtherJson && (body.startsWith("{") || body.startsWith("["));
      boolean isTruncated = CallState.of(call.request()).isTruncated();
      if (isTruncated || isBrokenJson || !ErrorBody.entriesOf(body).isEmpty()) {
        return new ApiResult<>(null, e);
      }
      // The status says success, and an odd body does not contradict it.
      if (isOtherJson || SUCCESS.matcher(body).matches()) {
        return new ApiResult<>(null, null);
      }
      throw e;
    }
    return response.isSuccessful()
        ? new ApiResult<>(response.body(), null)
        : new ApiResult<>(decodeError(response), errors.fromResponse(call.request()));
  }

  /** Creates the exception for an exception or error that the call has thrown. */
  public SegmentsException failure(Throwable thrown) {
    return errors.fromException(
        call.request(),
        thrown instanceof Exception exception
            ? exception
            : new ExecutionException(thrown.toString(), thrown));
  }

  /**
   * Decodes the body of the response further.
   *
   * @param decoder may throw {@link JsonDataException} for a body that is not as expected
   */
  public <T> T decode(Supplier<T> decoder) {
    try {
      return decoder.get();
    } catch (JsonDataException e) {
      throw errors.fromException(call.request(), e);
    }
  }

  /** Creates the exception of a thread that was interrupted while it waited for this call. */
  public SegmentsException interrupted() {
    return errors.fromInterrupt(call.request(), new InterruptedIOException());
  }

  /** Describes the call, for an exception about its response. */
  public FailedCall describe() {
    return errors.describe(call.request());
  }

  /** {@return whether an attempt was throttled so far} */
  public boolean isThrottled() {
    return CallState.of(call.request()).isThrottled();
  }

  /** Cancels the call if it runs, and prevents it from being sent if it does not. */
  public void cancel() {
    try {
      call.cancel();
    } catch (RuntimeException e) {
      // An event listener of the user failed after the call had been canceled.
    }
  }

  private Response<R> send() {
    // An exception of this library, such as that of a closed client, is thrown here as it is.
    Request request = call.request();
    Future<?> watch = interrupts.onInterrupt(this::cancel);
    Response<R> response;
    try {
      response = call.execute();
    } catch (Exception e) {
      // Of any class: OkHttp, interceptors and listeners throw unchecked ones, and those in Kotlin
      // checked ones that are not declared.
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw Thread.currentThread().isInterrupted()
          ? errors.fromInterrupt(request, e)
          : errors.fromException(request, e);
    } finally {
      watch.cancel(false);
    }
    if (!response.isSuccessful() && Thread.currentThread().isInterrupted()) {
      // The interrupt may have ended the retries.
      throw interrupted();
    }
    return response;
  }

  /** Returns the body of an error as that of a success; null if it has another form. */
  private @Nullable R decodeError(Response<R> response) {
    Invocation invocation = call.request().tag(Invocation.class);
    ResponseBody body = response.errorBody();
    if (invocation == null || body == null) {
      return null;
    }
    Type callType = invocation.method().getGenericReturnType();
    Type bodyType = ((ParameterizedType) callType).getActualTypeArguments()[0];
    try {
      return MOSHI.<R>adapter(bodyType).fromJson(body.source());
    } catch (IOException | JsonDataException e) {
      return null;
    }
  }
}
