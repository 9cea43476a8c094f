package io.github.segments4j.internal.transport;

import io.github.segments4j.api.PageSize;
import io.github.segments4j.internal.http.OperationAnnotations;
import io.github.segments4j.model.PageEnvelope;
import java.util.Objects;
import retrofit2.Call;

/**
 * A paged operation of the API.
 *
 * @param name names the listing, for its string representation
 * @param transport executes the calls
 * @param request creates the calls
 */
public record PageEndpoint<T>(String name, Transport transport, Request<T> request) {

  /** Creates the call for a page. */
  @FunctionalInterface
  public interface Request<T> {

    /** Creates the call for the page with a number, from 1, and at most a number of items. */
    Call<? extends PageEnvelope<T>> page(int number, int limit);
  }

  /** Creates the call for a page. */
  public ApiCall<? extends PageEnvelope<T>> page(int number, int limit) {
    return transport.newCall(request.page(number, limit));
  }

  /** {@return the page size of the operation, according to the document} */
  public int pageSize() {
    PageSize size = documentedSize();
    return Math.min(size.value(), size.maximum());
  }

  /** {@return the maximum page size of the operation, according to the document} */
  public int maxPageSize() {
    return documentedSize().maximum();
  }

  private PageSize documentedSize() {
    return Objects.requireNonNull(
        OperationAnnotations.find(request.page(1, 1).request(), PageSize.class), "x-page-size");
  }
}
