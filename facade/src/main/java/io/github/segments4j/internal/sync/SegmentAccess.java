package io.github.segments4j.internal.sync;

import io.github.segments4j.internal.batch.BatchOperation;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.paging.PagedIterable;
import java.util.UUID;

/**
 * The listings and operations of the API that a sync of a segment needs.
 *
 * @param segment names the segment
 * @param members the members of the segment
 * @param profiles the shopper profiles of the store
 * @param create creates shopper profiles for customers
 * @param add adds shopper profiles to the segment
 * @param remove removes shopper profiles from the segment
 */
public record SegmentAccess(
    String segment,
    PagedIterable<ShopperProfile> members,
    PagedIterable<ShopperProfile> profiles,
    BatchOperation<Long, ?, ShopperProfile> create,
    BatchOperation<UUID, ?, UUID> add,
    BatchOperation<UUID, ?, UUID> remove) {}
