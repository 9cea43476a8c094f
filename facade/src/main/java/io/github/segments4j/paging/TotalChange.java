package io.github.segments4j.paging;

/**
 * A change of the total during a listing.
 *
 * @param page the number of the page whose response showed it, from 1
 * @param before the total before
 * @param after the total that the page reports
 */
public record TotalChange(int page, long before, long after) {}
