package io.github.segments4j.examples.spark;

import java.util.UUID;

/** The id of a segment with the hash of its store. */
record SegmentOfStore(String storeHash, UUID segmentId) {}
