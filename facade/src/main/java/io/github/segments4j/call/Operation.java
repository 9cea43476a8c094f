package io.github.segments4j.call;

/**
 * The API operation of a request. Every request of the library carries one as a tag, so that
 * metrics and traces can be grouped by operation instead of URL: {@code
 * request.tag(Operation.class)}.
 *
 * @param id the operation id in the OpenAPI document, such as {@code listSegmentShopperProfiles}
 * @param page the number of the requested page, from 1; 0 if the request is not for a page
 */
public record Operation(String id, int page) {}
