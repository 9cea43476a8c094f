package io.github.segments4j.paging;

import io.github.segments4j.internal.check.Checks;
import java.io.Serializable;
import java.util.UUID;

/**
 * A range of pages of the listing of a segment, to be listed by another thread, process or machine
 * that has a client of the store. It is serializable and contains no credentials.
 *
 * <p>Together, the ranges of a listing cover it exactly, provided no member joins or leaves. The
 * last range is open-ended.
 *
 * @param storeHash the store
 * @param segmentId the segment
 * @param firstPage the number of the first page, from 1
 * @param lastPage the number of the last page; {@link Integer#MAX_VALUE} if the range is open-ended
 * @param pageSize the number of items of a page
 */
public record PageRange(String storeHash, UUID segmentId, int firstPage, int lastPage, int pageSize)
    implements Serializable {

  /**
   * Creates a range.
   *
   * @throws IllegalArgumentException if a value is missing or out of range
   */
  public PageRange {
    Checks.storeHash("storeHash", storeHash);
    Checks.notNull("segmentId", segmentId);
    Checks.pageRange(firstPage, lastPage, pageSize);
  }
}
