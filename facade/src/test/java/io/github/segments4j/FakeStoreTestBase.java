package io.github.segments4j;

import io.github.segments4j.call.RetryPolicy;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.paging.PagedIterable;
import io.github.segments4j.testing.FakeStore;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A store, a client of it, and a segment to list. */
abstract class FakeStoreTestBase {

  protected FakeStore store;
  protected SegmentsClient client;

  @BeforeEach
  void open() {
    store = FakeStore.start();
    client = client().build();
  }

  @AfterEach
  void close() {
    client.close();
    store.close();
  }

  /** A client that tries once: what is tried again is for the tests of retries. */
  protected SegmentsClient.Builder client() {
    return SegmentsClient.builder()
        .retryPolicy(RetryPolicy.none())
        .storeHash(store.storeHash())
        .accessToken(store.accessToken())
        .baseUrl(store.url());
  }

  protected PagedIterable<ShopperProfile> list(UUID segmentId) {
    return client.segment(segmentId).shopperProfiles().list();
  }

  /** What the store was asked for, as "page/limit". */
  protected List<String> asked() {
    return store.requests().stream()
        .map(request -> request.query().replaceAll("page=(\\d+)&limit=(\\d+)", "$1/$2"))
        .toList();
  }

  /** The ids of the first profiles of the store, which are also those of its first customers. */
  protected List<UUID> profileIds(int count) {
    return store.members(store.addSegment(count));
  }
}
