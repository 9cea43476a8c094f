package io.github.segments4j.paging;

import io.github.segments4j.internal.ApiCall;
import io.github.segments4j.internal.Transport;
import io.github.segments4j.model.PageMeta;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the pages of one listing, and keeps nothing between them.
 *
 * @param <A> the type of an answer
 * @param <T> the type of the items
 */
final class PageSource<A, T> {

  private final String what;
  private final Transport calls;
  private final PageRequest<A> request;
  private final Function<A, List<T>> items;
  private final Function<A, @Nullable PageMeta> meta;

  PageSource(
      String what,
      Transport calls,
      PageRequest<A> request,
      Function<A, List<T>> items,
      Function<A, @Nullable PageMeta> meta) {
    this.what = what;
    this.calls = calls;
    this.request = request;
    this.items = items;
    this.meta = meta;
  }

  PageTask<A, T> page(int number, int limit) {
    return new PageTask<>(this, number, calls.task(request.of(number, limit)));
  }

  Page<T> read(int number, A answer, OptionalInt size, @Nullable Page<T> previous) {
    return PageReader.read(number, items.apply(answer), meta.apply(answer), size, previous);
  }

  long total() {
    ApiCall<A> task = calls.task(request.of(1, 1));
    return task.read(task.run(), answer -> PageReader.total(meta.apply(answer)));
  }

  void execute(Runnable work) {
    calls.execute(work);
  }

  /** What is listed; nothing secret. */
  @Override
  public String toString() {
    return what;
  }
}
