package io.github.segments4j.paging;

import io.github.segments4j.error.FailedCall;
import io.github.segments4j.internal.ApiCall;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The fetching of one page, in the thread that reads it or, once started, in another.
 *
 * @param <A> the type of the answer
 * @param <T> the type of the items
 */
final class PageTask<A, T> {

  private final PageSource<A, T> source;
  private final int number;
  private final ApiCall<A> task;
  private @Nullable CompletableFuture<A> answer;

  PageTask(PageSource<A, T> source, int number, ApiCall<A> task) {
    this.source = source;
    this.number = number;
    this.task = task;
  }

  /** Begins to fetch in another thread. */
  PageTask<A, T> start() {
    answer = task.start();
    return this;
  }

  /**
   * The page, fetched here if it has not been started, waited for if it has.
   *
   * @param size the page size that is known to be in force
   * @param previous the page before it in this listing; null if it is the first
   */
  Page<T> get(OptionalInt size, @Nullable Page<T> previous) {
    A itsAnswer = answer == null ? task.run() : join(answer);
    return task.read(itsAnswer, each -> source.read(number, each, size, previous));
  }

  /** The page, fetched in another thread; cancelling it ends the request. */
  @SuppressWarnings("FutureReturnValueIgnored") // Whatever comes of it goes to the page.
  CompletableFuture<Page<T>> getAsync(OptionalInt size) {
    CompletableFuture<Page<T>> page =
        new CompletableFuture<>() {
          @Override
          public boolean cancel(boolean mayInterruptIfRunning) {
            // First the future: the end of the request must not complete it as a failure.
            boolean canceled = super.cancel(mayInterruptIfRunning);
            task.cancel();
            return canceled;
          }
        };
    task.start()
        .thenApply(each -> task.read(each, read -> source.read(number, read, size, null)))
        .whenComplete(
            (result, failure) -> {
              if (failure == null) {
                page.complete(result);
              } else {
                page.completeExceptionally(
                    failure instanceof CompletionException ? failure.getCause() : failure);
              }
            });
    return page;
  }

  /** What another thread gives; null if the page is not fetched in another thread. */
  @Nullable CompletableFuture<A> answer() {
    return answer;
  }

  boolean isDone() {
    return answer != null && answer.isDone();
  }

  boolean isRefused() {
    return task.isRefused();
  }

  FailedCall describe() {
    return task.describe();
  }

  RuntimeException interrupted() {
    return task.interrupted();
  }

  void cancel() {
    task.cancel();
  }

  private static <A> A join(CompletableFuture<A> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }
}
