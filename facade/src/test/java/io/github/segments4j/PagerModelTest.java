package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.segments4j.call.RetryPolicy;
import io.github.segments4j.error.SegmentsException;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.paging.PagedIterable;
import io.github.segments4j.testing.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Listings compared with a model: random segments, page sizes, first pages, concurrencies, pages
 * without meta, failures, and callers that stop early.
 */
class PagerModelTest extends FakeStoreTestBase {

  private static final int LISTINGS = 600;

  @Override
  protected SegmentsClient.Builder clientBuilder() {
    return super.clientBuilder()
        .retryPolicy(RetryPolicy.standard().maxAttempts(3))
        .clock(new FakeClock());
  }

  @Test
  void listing_deliversModel() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < LISTINGS; i++) {
      new Scenario(random::nextInt).check("-Dseed=" + seed + ", listing " + i);
    }
  }

  /** Chooses the listings by the code that they reach; see CONTRIBUTING. */
  @FuzzTest
  void fuzz(FuzzedDataProvider data) {
    BugDetectors.allowNetworkConnections();
    new Scenario(below -> data.consumeInt(0, below - 1)).check("fuzzed");
  }

  private final class Scenario {

    private final int members;
    private final int pageSize;
    private final int start;
    private final int concurrency;
    private final int stopAfter;
    private final int brokenPage;
    private final int retriedFaults;
    private final Set<Integer> pagesWithoutMeta = new HashSet<>();
    private final UUID segment;

    Scenario(IntUnaryOperator choice) {
      members = choice.applyAsInt(120);
      pageSize = 1 + choice.applyAsInt(15);
      concurrency = 1 + choice.applyAsInt(6);
      int pages = Math.max(1, (members + pageSize - 1) / pageSize);
      start = choice.applyAsInt(4) == 0 ? 1 + choice.applyAsInt(pages) : 1;
      stopAfter = choice.applyAsInt(3) == 0 ? choice.applyAsInt(members + 1) : Integer.MAX_VALUE;
      brokenPage = choice.applyAsInt(3) == 0 ? 1 + choice.applyAsInt(pages) : 0;
      retriedFaults = choice.applyAsInt(3) == 0 ? 1 : 0;
      for (int page = 2; page <= pages; page++) {
        if (choice.applyAsInt(10) == 0) {
          pagesWithoutMeta.add(page);
        }
      }
      segment = store.addSegment(members);
    }

    void check(String origin) {
      List<ShopperProfile> delivered = new ArrayList<>();
      int failedPage = consume(delivered);
      store.clearFaults();

      String name = this + ", " + origin;
      assertThat(failedPage).as(name).isEqualTo(expectedFailure());
      assertThat(delivered).as(name).isEqualTo(expectedItems());
      assertThat(requests()).as(name).isLessThanOrEqualTo(mostRequests());
    }

    /** Lists, and returns the page that failed, or 0. */
    int consume(List<ShopperProfile> delivered) {
      pagesWithoutMeta.forEach(page -> store.failPage(page, Fault.withoutMeta()));
      if (brokenPage > 0) {
        store.failPage(brokenPage, Fault.response(422, "text/plain", "broken"));
      }
      if (retriedFaults > 0) {
        store.failNext(1 + retriedFaults, Fault.response(502, "text/html", ""));
      }
      PagedIterable<ShopperProfile> listing =
          PagerModelTest.this
              .list(segment)
              .pageSize(pageSize)
              .startingAt(start)
              .concurrency(concurrency);
      try {
        Iterator<ShopperProfile> profiles = listing.iterator();
        while (delivered.size() < stopAfter && profiles.hasNext()) {
          delivered.add(profiles.next());
        }
        return 0;
      } catch (SegmentsException e) {
        return e.page();
      }
    }

    private int itemsBeforeFailure() {
      return brokenPage < start ? Integer.MAX_VALUE : (brokenPage - start) * pageSize;
    }

    List<ShopperProfile> expectedItems() {
      List<ShopperProfile> all = store.shopperProfiles(segment);
      List<ShopperProfile> listed = all.subList(Math.min((start - 1) * pageSize, members), members);
      return listed.subList(0, Math.min(Math.min(stopAfter, itemsBeforeFailure()), listed.size()));
    }

    int expectedFailure() {
      boolean reached = brokenPage >= start && stopAfter > itemsBeforeFailure();
      return reached ? brokenPage : 0;
    }

    long requests() {
      String id = segment.toString();
      return store.requests().stream().filter(request -> request.path().contains(id)).count();
    }

    int mostRequests() {
      int used = (int) Math.ceil(expectedItems().size() / (double) pageSize);
      return Math.max(1, used) + concurrency + 1 + 2 * (1 + retriedFaults) + 1;
    }

    @Override
    public String toString() {
      return "%d members by %d from page %d, %d at a time, stop after %d, page %d broken, %s"
          .formatted(
              members, pageSize, start, concurrency, stopAfter, brokenPage, pagesWithoutMeta);
    }
  }
}
