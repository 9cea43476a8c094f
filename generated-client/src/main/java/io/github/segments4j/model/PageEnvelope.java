package io.github.segments4j.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A response that contains one page of a listing. The document names it with {@code x-envelope}.
 *
 * @param <T> the type of the items
 */
public interface PageEnvelope<T> {

  /** {@return the items of the page} */
  List<T> data();

  /** {@return the position of the page in the listing; null if the response has none} */
  @Nullable PageMeta meta();
}
