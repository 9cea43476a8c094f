package consumer;

import io.github.segments4j.SegmentsClient;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.testing.FakeStore;
import java.util.UUID;

/** Lists a segment as the README does, and fails if a profile is missing. */
public final class Quickstart {

  private Quickstart() {}

  public static void main(String[] args) {
    try (FakeStore store = FakeStore.start();
        SegmentsClient client =
            SegmentsClient.builder()
                .storeHash(store.storeHash())
                .accessToken(store.accessToken())
                .baseUrl(store.url())
                .build()) {
      UUID segment = store.addSegment(625);
      int count = 0;
      for (ShopperProfile profile : client.segment(segment).shopperProfiles().list()) {
        count += profile.id() == null ? 0 : 1;
      }
      System.out.printf(
          "%d profiles, %s, Java %s%n",
          count, Quickstart.class.getModule(), Runtime.version().feature());
      if (count != 625) {
        throw new IllegalStateException("count must be 625, but was " + count);
      }
    }
  }
}
