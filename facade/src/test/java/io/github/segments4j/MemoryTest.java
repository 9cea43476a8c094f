package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.paging.PagedIterable;
import io.github.segments4j.testing.FakeStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The memory of a long listing. The store and the client run in processes of their own. */
@Tag("slow")
class MemoryTest {

  private static final UUID SEGMENT = UUID.fromString("3fa85f64-5717-4562-b3fc-2c963f66afa6");
  private static final int MEMBERS = 1_000_000;

  @ParameterizedTest
  @ValueSource(ints = {1, 16})
  void listing_ofAMillion_fitsInto32Megabytes(int concurrency) throws Exception {
    Process store = JavaProcess.start(List.of("-Xmx256m"), Store.class);
    try (BufferedReader url = store.inputReader()) {
      Process listing =
          JavaProcess.start(
              List.of("-Xmx32m"), Listing.class, url.readLine(), String.valueOf(concurrency));
      try (BufferedReader output = listing.inputReader()) {
        assertThat(output.readLine()).isEqualTo(String.valueOf(MEMBERS));
      }
      assertThat(listing.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(listing.exitValue()).isZero();
    } finally {
      store.destroyForcibly();
    }
  }

  static final class Store {
    public static void main(String[] args) throws IOException {
      try (FakeStore store = FakeStore.start()) {
        store.addSegment(SEGMENT, MEMBERS);
        System.out.println(store.url());
        System.in.read();
      }
    }
  }

  static final class Listing {
    public static void main(String[] args) {
      try (SegmentsClient client =
          SegmentsClient.builder()
              .storeHash("fake123")
              .accessToken("fake-access-token")
              .baseUrl(args[0])
              .build()) {
        int concurrency = Integer.parseInt(args[1]);
        PagedIterable<ShopperProfile> listing = client.segment(SEGMENT).shopperProfiles().list();
        System.out.println(listing.concurrency(concurrency).stream().count());
      }
    }
  }
}
