package io.github.segments4j.error;

/**
 * Thrown when the total changes during a listing with {@code failOnChange()}, so that items may
 * have been skipped or repeated. The items of the page that reported the new total are not
 * delivered.
 */
public final class ListingChangedException extends SegmentsException {

  private final long before;
  private final long after;

  /**
   * Creates an exception. Public so that tests can construct one.
   *
   * @param before the total reported by earlier responses
   * @param after the total reported by the response to {@code call}
   */
  public ListingChangedException(FailedCall call, long before, long after) {
    super(call, message(call, before, after), null);
    this.before = before;
    this.after = after;
  }

  /** {@return the total reported by earlier responses} */
  public long before() {
    return before;
  }

  /** {@return the total reported by the response for {@link #page()}} */
  public long after() {
    return after;
  }

  private static String message(FailedCall call, long before, long after) {
    return """
        %s %s: the total changed from %s to %s at page %s; items may have been skipped or repeated. \
        Start the listing again."""
        .formatted(call.method(), call.url(), before, after, call.page());
  }
}
