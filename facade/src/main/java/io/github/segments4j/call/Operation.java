package io.github.segments4j.call;

/**
 * Which operation a request is for. Every request of the library carries it as a tag, so that
 * metrics and traces can go by operation and not by URL: {@code request.tag(Operation.class)}.
 *
 * @param id the operation's id in the OpenAPI document, such as {@code listSegmentShopperProfiles}
 * @param page the number of the page that is asked for, counted from 1; 0 if it is not for a page
 */
public record Operation(String id, int page) {}
