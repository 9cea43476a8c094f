package io.github.segments4j.model;

import org.jspecify.annotations.Nullable;

/** A response to a batch request. The document names it with {@code x-envelope}. */
public interface BatchEnvelope {

  /** {@return the errors, in one of several observed forms; null if the response has none} */
  @Nullable Object errors();

  /** {@return the counts of items; null if the response has none} */
  @Nullable BatchMeta meta();
}
