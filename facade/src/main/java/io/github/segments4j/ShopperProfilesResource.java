package io.github.segments4j;

import io.github.segments4j.api.CommaSeparated;
import io.github.segments4j.api.ShopperProfilesApi;
import io.github.segments4j.batch.BatchResult;
import io.github.segments4j.internal.batch.BatchKind;
import io.github.segments4j.internal.batch.BatchOperation;
import io.github.segments4j.internal.batch.BatchRun;
import io.github.segments4j.internal.check.Checks;
import io.github.segments4j.internal.transport.PageEndpoint;
import io.github.segments4j.internal.transport.Transport;
import io.github.segments4j.model.NewShopperProfile;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.model.ShopperProfileBatchResponse;
import io.github.segments4j.paging.PagedIterable;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;

/** The shopper profiles of the store. */
public final class ShopperProfilesResource {

  private final Transport transport;
  private final ShopperProfilesApi api;

  ShopperProfilesResource(Transport transport) {
    this.transport = transport;
    this.api = transport.create(ShopperProfilesApi.class);
  }

  /**
   * Lists all shopper profiles of the store, in a segment or not. Requires the scope Customers:
   * read-only.
   *
   * @return a lazy listing; no request is sent until it is consumed
   */
  public PagedIterable<ShopperProfile> list() {
    return PagedIterable.of(
        new PageEndpoint<>(
            toString(),
            transport,
            (page, limit) -> api.listShopperProfiles(transport.storeHash(), page, limit)));
  }

  /**
   * Creates shopper profiles for registered customers, in batches of 50. Requires the scope
   * Customers: modify.
   *
   * @param customerIds the ids of the customers, any number
   * @return the profiles created, the customers that have one already, and those that failed
   * @throws IllegalArgumentException if {@code customerIds} is null, or an id is null or less than
   *     1
   * @throws io.github.segments4j.error.SegmentsException if the first request fails for a reason
   *     that fails all of them, such as a missing scope
   */
  public BatchResult<Long, ShopperProfile> create(Collection<Long> customerIds) {
    return BatchRun.run(createOperation(), Checks.customerIds("customerIds", customerIds));
  }

  /**
   * Deletes shopper profiles, which removes them from all segments. The customers remain. Requires
   * the scope Customers: modify.
   *
   * @param ids the ids of the profiles, any number; nothing is sent if there are none
   * @return the ids of the profiles deleted, of those that did not exist, as far as the store
   *     reports it, and of those that failed
   * @throws IllegalArgumentException if {@code ids} or an id is null
   * @throws io.github.segments4j.error.SegmentsException if the first request fails for a reason
   *     that fails all of them, such as a missing scope
   */
  public BatchResult<UUID, UUID> delete(Collection<UUID> ids) {
    return BatchRun.run(
        BatchOperation.ofIds(
            transport,
            BatchKind.DELETE,
            batch -> api.deleteShopperProfiles(transport.storeHash(), new CommaSeparated<>(batch)),
            response -> null,
            open -> list().stream().map(ShopperProfile::id)),
        Checks.noNulls("ids", ids));
  }

  /**
   * Deletes all shopper profiles of the store: lists them and deletes them by id. The API's own
   * delete-everything request, a DELETE without ids, is never sent.
   *
   * @param storeHash the store hash, as confirmation
   * @return the ids of the profiles deleted and of those that failed
   * @throws IllegalArgumentException if {@code storeHash} is not that of this store
   * @throws io.github.segments4j.error.SegmentsException if the listing fails, or the first request
   *     fails for a reason that fails all of them
   */
  public BatchResult<UUID, UUID> deleteAll(String storeHash) {
    Checks.confirmation("storeHash", storeHash, transport.storeHash());
    return delete(list().stream().map(ShopperProfile::id).toList());
  }

  /** Returns the store. */
  @Override
  public String toString() {
    return "shopper profiles of %s".formatted(transport);
  }

  BatchOperation<Long, ShopperProfileBatchResponse, ShopperProfile> createOperation() {
    return new BatchOperation<>(
        transport,
        BatchKind.CREATE,
        batch ->
            api.createShopperProfiles(
                transport.storeHash(), batch.stream().map(NewShopperProfile::new).toList()),
        Function.identity(),
        ShopperProfileBatchResponse::data,
        ShopperProfile::customerId,
        null,
        open -> list().stream());
  }
}
