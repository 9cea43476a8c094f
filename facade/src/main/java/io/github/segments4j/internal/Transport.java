package io.github.segments4j.internal;

import io.github.segments4j.batch.BatchFailure;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import retrofit2.Call;

/** Runs the calls of a client, and has the threads for those that run beside others. */
public final class Transport {

  private static final long IDLE_SECONDS = 5;

  private final ErrorMapper failures;
  private final ExecutorService threads =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          work -> {
            Thread thread = new Thread(work, "segments4j");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Runs calls that carry a token.
   *
   * @param token hidden in every exception
   * @param time the time by which waits are told
   */
  public Transport(AccessToken token, Clock time) {
    this.failures = new ErrorMapper(token, time);
  }

  /**
   * What to do with a call.
   *
   * @param <A> the type of the answer in JSON
   * @param call the call, not yet executed
   * @return the task, not yet begun
   */
  public <A> ApiCall<A> task(Call<A> call) {
    return new ApiCall<>(call, failures, threads);
  }

  /**
   * Runs something beside the caller, such as the loop of a publisher.
   *
   * @param work what to run
   */
  public void execute(Runnable work) {
    threads.execute(work);
  }

  /**
   * Runs something beside the caller and tells when it is done.
   *
   * @param work what to run
   * @return what is done when the work is
   * @throws IllegalStateException if the client is closed
   */
  public CompletableFuture<Void> start(Runnable work) {
    try {
      return CompletableFuture.runAsync(work, threads);
    } catch (RejectedExecutionException e) {
      throw new IllegalStateException(HttpStack.CLOSED, e);
    }
  }

  /** The same failure without the token, which a store may repeat in what it says. */
  BatchFailure withoutToken(BatchFailure failure) {
    return new BatchFailure(failures.redact(failure.reason()), failure.exception());
  }

  /** Ends the threads. */
  public void close() {
    threads.shutdownNow();
  }
}
