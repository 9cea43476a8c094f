package io.github.segments4j;

import io.github.segments4j.internal.Checks;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.paging.PagedIterable;
import java.io.Serializable;
import java.util.UUID;

/**
 * Some pages of the listing of a segment, to be listed by itself: by another thread, process or
 * machine that has a client of the store. It can be serialised and holds nothing secret.
 *
 * <p>The ranges of one cut list, together and each by itself, exactly what the listing lists, as
 * long as no member joins or leaves. The last of them goes on to whatever the end then is.
 *
 * @param storeHash the store
 * @param segmentId the segment
 * @param firstPage the number of the first page, counted from 1
 * @param lastPage the number of the last page; {@link Integer#MAX_VALUE} for all that follow
 * @param pageSize how many items a page holds
 */
public record PageRange(String storeHash, UUID segmentId, int firstPage, int lastPage, int pageSize)
    implements Serializable {

  /**
   * Checks the values.
   *
   * @param storeHash the store
   * @param segmentId the segment
   * @param firstPage the number of the first page, counted from 1
   * @param lastPage the number of the last page
   * @param pageSize how many items a page holds
   * @throws IllegalArgumentException if one is missing or out of range
   */
  public PageRange {
    Checks.storeHash("storeHash", storeHash);
    Checks.present("segmentId", segmentId);
    Checks.pages(firstPage, lastPage, pageSize);
  }

  /**
   * Lists the range.
   *
   * @param client a client of the store
   * @return the listing of these pages; another page size than that of the range is an error of it,
   *     since it would move the pages
   * @throws IllegalArgumentException if the client is of another store
   */
  public PagedIterable<ShopperProfile> list(SegmentsClient client) {
    if (!client.storeHash().equals(storeHash)) {
      throw new IllegalArgumentException(
          "client must be of the store " + storeHash + ", but was of " + client.storeHash());
    }
    return client.segment(segmentId).shopperProfiles().list().range(firstPage, lastPage, pageSize);
  }
}
