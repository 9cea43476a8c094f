package io.github.segments4j.examples.spark;

import io.github.segments4j.SegmentsClient;
import io.github.segments4j.testing.FakeStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Three fake stores, each with a quota and four segments. */
final class EmbeddedStores implements AutoCloseable {

  private static final int[] MEMBERS = {0, 625, 5_000, 20_000};
  private static final int QUOTA = 40;
  private static final Duration WINDOW = Duration.ofSeconds(1);

  private final List<FakeStore> stores = new ArrayList<>();
  private final List<SegmentOfStore> segments = new ArrayList<>();

  EmbeddedStores() {
    for (String storeHash : List.of("north1", "south2", "west3")) {
      FakeStore store = FakeStore.start().storeHash(storeHash).quota(QUOTA, WINDOW);
      stores.add(store);
      for (int members : MEMBERS) {
        segments.add(new SegmentOfStore(storeHash, store.addSegment(members)));
      }
      Clients.add(
          SegmentsClient.builder()
              .storeHash(storeHash)
              .accessToken(store.accessToken())
              .baseUrl(store.url())
              .build());
    }
  }

  List<FakeStore> stores() {
    return Collections.unmodifiableList(stores);
  }

  List<SegmentOfStore> segments() {
    return Collections.unmodifiableList(segments);
  }

  @Override
  public void close() {
    stores.forEach(FakeStore::close);
  }
}
