package io.github.segments4j.examples.spark;

import java.util.UUID;

/**
 * A segment and the store it belongs to.
 *
 * @param storeHash the store
 * @param segmentId the segment
 */
record SegmentOfStore(String storeHash, UUID segmentId) {}
