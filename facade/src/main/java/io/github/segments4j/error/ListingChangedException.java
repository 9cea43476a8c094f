package io.github.segments4j.error;

/**
 * The total moved while a listing that asked for it was under way, so that items may have been
 * skipped or doubled. The page at which it showed has not been handed out.
 */
public final class ListingChangedException extends SegmentsException {

  private static final long serialVersionUID = 1L;

  private final long before;
  private final long after;

  /**
   * Made by the library; public for tests of code that handles it.
   *
   * @param call the call whose answer showed it
   * @param before the total as it was said before
   * @param after the total as that answer says it
   */
  public ListingChangedException(FailedCall call, long before, long after) {
    super(
        call,
        call.method()
            + " "
            + call.url()
            + ": the total moved from "
            + before
            + " to "
            + after
            + " at page "
            + call.page()
            + ", so items may have been skipped or doubled. List again from the start.",
        null);
    this.before = before;
    this.after = after;
  }

  /**
   * The total as it was said before.
   *
   * @return how many items there were
   */
  public long before() {
    return before;
  }

  /**
   * The total as the page says it.
   *
   * @return how many items there are
   */
  public long after() {
    return after;
  }
}
