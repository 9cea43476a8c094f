package io.github.segments4j.paging;

import io.github.segments4j.client.model.PageMeta;
import io.github.segments4j.internal.Calls;
import java.util.List;
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
  private final Calls calls;
  private final PageRequest<A> request;
  private final Function<A, List<T>> items;
  private final Function<A, @Nullable PageMeta> meta;

  PageSource(
      String what,
      Calls calls,
      PageRequest<A> request,
      Function<A, List<T>> items,
      Function<A, @Nullable PageMeta> meta) {
    this.what = what;
    this.calls = calls;
    this.request = request;
    this.items = items;
    this.meta = meta;
  }

  Page<T> fetch(int number, int limit, @Nullable Page<T> previous) {
    return calls.execute(
        request.of(number, limit),
        answer -> PageReader.read(number, items.apply(answer), meta.apply(answer), previous));
  }

  long total() {
    return calls.execute(request.of(1, 1), answer -> PageReader.total(meta.apply(answer)));
  }

  @Override
  public String toString() {
    return what;
  }
}
