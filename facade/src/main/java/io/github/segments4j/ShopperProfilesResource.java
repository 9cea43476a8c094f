package io.github.segments4j;

import io.github.segments4j.api.CommaSeparated;
import io.github.segments4j.api.ShopperProfilesApi;
import io.github.segments4j.batch.BatchResult;
import io.github.segments4j.internal.BatchReader;
import io.github.segments4j.internal.BatchRun;
import io.github.segments4j.internal.Checks;
import io.github.segments4j.model.NewShopperProfile;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.model.ShopperProfileBatchResponse;
import io.github.segments4j.model.ShopperProfilePage;
import io.github.segments4j.paging.PagedIterable;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntConsumer;

/** The shopper profiles of the store. */
public final class ShopperProfilesResource {

  private static final BatchReader<Long, ShopperProfileBatchResponse, ShopperProfile> CREATED =
      new BatchReader<>(
          BatchReader.Kind.ADD,
          ShopperProfileBatchResponse.class,
          answer -> new BatchReader.Said<>(answer.data(), answer.errors(), answer.meta()),
          ShopperProfile::customerId);

  private final SegmentsClient client;
  private final ShopperProfilesApi api;

  ShopperProfilesResource(SegmentsClient client) {
    this.client = client;
    this.api = client.api(ShopperProfilesApi.class);
  }

  /**
   * Lists all shopper profiles, whether in a segment or not. Needs the scope Customers: read-only.
   *
   * @return the listing; nothing is sent until something of it is asked for
   */
  public PagedIterable<ShopperProfile> list() {
    return PagedIterable.of(
        toString(),
        client.calls(),
        (page, limit) -> api.listShopperProfiles(client.storeHash(), page, limit),
        ShopperProfilePage::data,
        ShopperProfilePage::meta);
  }

  /**
   * Creates shopper profiles for registered customers, 50 a request. Needs the scope Customers:
   * modify.
   *
   * @param customerIds the ids of the customers, any number
   * @return the profiles created, the customers that have one already, and those that failed
   * @throws IllegalArgumentException if the ids are null, or one of them is null or less than 1
   * @throws io.github.segments4j.error.SegmentsException if the first request shows that none can
   *     be created, for instance for lack of the scope
   */
  public BatchResult<Long, ShopperProfile> create(Collection<Long> customerIds) {
    return create(customerIds, count -> {});
  }

  BatchResult<Long, ShopperProfile> create(Collection<Long> customerIds, IntConsumer progress) {
    return new BatchRun<>(
            client.calls(),
            some ->
                api.createShopperProfiles(
                    client.storeHash(), some.stream().map(NewShopperProfile::new).toList()),
            Function.identity(),
            CREATED,
            progress)
        .send(Checks.customerIds("customerIds", customerIds));
  }

  /**
   * Deletes shopper profiles, which leave all segments. The customers stay. Needs the scope
   * Customers: modify.
   *
   * @param ids the ids of the profiles, any number; if there are none, nothing is sent
   * @return the ids of those deleted, of those that were gone already, as far as the store says so,
   *     and of those that failed
   * @throws IllegalArgumentException if the ids are null, or one of them is
   * @throws io.github.segments4j.error.SegmentsException if the first request shows that none can
   *     be deleted, for instance for lack of the scope
   */
  public BatchResult<UUID, UUID> delete(Collection<UUID> ids) {
    return new BatchRun<>(
            client.calls(),
            some -> api.deleteShopperProfiles(client.storeHash(), new CommaSeparated<>(some)),
            Function.identity(),
            Answers.DELETED,
            count -> {})
        .send(Checks.each("ids", ids));
  }

  /**
   * Deletes every shopper profile that there is now. They are listed and then deleted by their ids:
   * the API's own way, a request without ids, is never sent, since a mistake anywhere could make
   * one.
   *
   * @param storeHash the store's hash again, to confirm
   * @return the ids of those deleted and of those that failed
   * @throws IllegalArgumentException if it is not the hash of this client's store
   * @throws io.github.segments4j.error.SegmentsException if the profiles cannot be listed, or none
   *     can be deleted
   */
  public BatchResult<UUID, UUID> deleteAll(String storeHash) {
    Checks.confirmed("storeHash", storeHash, client.storeHash());
    return delete(list().stream().map(ShopperProfile::id).toList());
  }

  /** The store whose profiles they are. */
  @Override
  public String toString() {
    return "ShopperProfiles[of " + client + "]";
  }
}
