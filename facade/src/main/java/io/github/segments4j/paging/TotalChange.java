package io.github.segments4j.paging;

/**
 * The total of a listing moved while it was under way.
 *
 * @param page the page whose answer showed it, counted from 1
 * @param before the total as it was said before
 * @param after the total as that page says it
 */
public record TotalChange(int page, long before, long after) {}
