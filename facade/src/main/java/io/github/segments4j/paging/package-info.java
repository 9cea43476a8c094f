/**
 * Paged listings: by item, by page, or as a single page.
 *
 * <p>A listing ends where the totals that the store reports agree with the items that it sent. The
 * last page then needs no further request. Where they contradict each other, the listing continues
 * to an empty page, or fails. In this table, <i>items</i> are those of all pages so far; the pages
 * before the first one listed count as full.
 *
 * <table>
 * <caption>End of a listing</caption>
 * <tr><th>Response for page <i>n</i></th><th>Listing</th></tr>
 * <tr><td>Items; <i>n</i> is less than {@code total_pages}, or there is no {@code total_pages}
 *     </td><td>continues</td></tr>
 * <tr><td>Items; <i>n</i> is {@code total_pages} or more; as many items as {@code total}, or no
 *     {@code total}</td><td>ends</td></tr>
 * <tr><td>Items; <i>n</i> is {@code total_pages} or more; fewer or more items than {@code total}
 *     </td><td>continues</td></tr>
 * <tr><td>Empty; <i>n</i> is less than {@code total_pages}; fewer items than {@code total}, or no
 *     {@code total}</td><td>continues; fails if page <i>n</i> - 1 was empty too</td></tr>
 * <tr><td>Empty; as many items as {@code total} or more</td><td>ends</td></tr>
 * <tr><td>Empty; <i>n</i> is {@code total_pages} or more, or there is no {@code total_pages};
 *     fewer items than {@code total}</td><td>fails</td></tr>
 * <tr><td>Empty; no totals</td><td>ends</td></tr>
 * <tr><td>The last page of a {@link io.github.segments4j.paging.PageRange}; fewer items than the
 *     range has by {@code total}</td><td>fails</td></tr>
 * <tr><td>Another page number, another page size, or the items of page <i>n</i> - 1</td><td>fails
 *     </td></tr>
 * </table>
 *
 * <p>A response with status 204, or with {@code "data": null}, is an empty page. A response without
 * totals has those of the page before. Totals below 0, a {@code total_pages} or {@code per_page}
 * that cannot be, and {@code count} are ignored. A failure is an {@link
 * io.github.segments4j.error.UnreadableResponseException}, after every item before the page.
 */
@NullMarked
package io.github.segments4j.paging;

import org.jspecify.annotations.NullMarked;
