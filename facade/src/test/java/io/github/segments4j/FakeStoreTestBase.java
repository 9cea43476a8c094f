package io.github.segments4j;

import io.github.segments4j.call.RetryPolicy;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.paging.PagedIterable;
import io.github.segments4j.testing.FakeStore;
import io.github.segments4j.testing.RecordedRequest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A fake store and a client of it. */
abstract class FakeStoreTestBase {

  protected FakeStore store;
  protected SegmentsClient client;

  @BeforeEach
  void open() {
    store = FakeStore.start();
    client = clientBuilder().build();
  }

  @AfterEach
  void close() {
    client.close();
    store.close();
  }

  /** Returns a builder for a client of the store that does not retry. */
  protected SegmentsClient.Builder clientBuilder() {
    return SegmentsClient.builder()
        .retryPolicy(RetryPolicy.none())
        .storeHash(store.storeHash())
        .accessToken(store.accessToken())
        .baseUrl(store.url());
  }

  protected SegmentShopperProfilesResource members(UUID segmentId) {
    return client.segment(segmentId).shopperProfiles();
  }

  protected PagedIterable<ShopperProfile> list(UUID segmentId) {
    return list(client, segmentId);
  }

  protected static PagedIterable<ShopperProfile> list(SegmentsClient client, UUID segmentId) {
    return client.segment(segmentId).shopperProfiles().list();
  }

  /** Returns the queries of the requests so far. */
  protected List<String> queries() {
    return store.requests().stream().map(RecordedRequest::query).toList();
  }

  /** Returns the pages that were requested so far, as "page/limit". */
  protected List<String> requestedPages() {
    return queries().stream()
        .map(query -> query.replaceAll("page=(\\d+)&limit=(\\d+)", "$1/$2"))
        .toList();
  }
}
