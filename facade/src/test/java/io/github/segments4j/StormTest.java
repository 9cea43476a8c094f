package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.segments4j.call.RetryPolicy;
import io.github.segments4j.error.SegmentsException;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.testing.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ten thousand faults: a listing is complete and exact, or fails and names the page. */
@Tag("slow")
class StormTest extends FakeStoreTestBase {

  private static final int FAULTS = 10_000;
  private static final double SHARE = 0.6;
  private static final Fault[] KINDS = {
    Fault.response(500, "text/html", "<html></html>"),
    Fault.response(502, "text/html", "<html></html>"),
    Fault.response(503, Map.of("Retry-After", "0"), new byte[0]),
    Fault.response(503, Map.of("Retry-After", "3"), new byte[0]),
    Fault.response(504, "text/plain", "timeout"),
    Fault.response(429, Map.of("X-Rate-Limit-Time-Reset-Ms", "1500"), new byte[0]),
    Fault.overload(),
    Fault.droppedConnection(),
    Fault.truncatedBody(),
    Fault.withoutMeta(),
    Fault.response(200, "text/html", "<html>Welcome</html>"),
    Fault.response(404, "text/plain", "gone"),
  };

  private final AtomicInteger connectionsInUse = new AtomicInteger();
  private final OkHttpClient http =
      new OkHttpClient.Builder()
          .eventListener(
              new EventListener() {
                @Override
                public void connectionAcquired(Call call, Connection connection) {
                  connectionsInUse.incrementAndGet();
                }

                @Override
                public void connectionReleased(Call call, Connection connection) {
                  connectionsInUse.decrementAndGet();
                }
              })
          .build();

  @Override
  protected SegmentsClient.Builder clientBuilder() {
    return super.clientBuilder()
        .httpClient(http)
        .retryPolicy(RetryPolicy.standard().maxAttempts(4))
        .clock(new FakeClock());
  }

  @Test
  void listing_isExact_orNamesFailedPage() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    store.failRandomly(random.nextLong(), SHARE, KINDS);
    int complete = 0;
    int failed = 0;
    while (store.requests().size() < FAULTS / SHARE) {
      UUID segment = store.addSegment(random.nextInt(60));
      int pageSize = 1 + random.nextInt(20);
      List<ShopperProfile> members = store.shopperProfiles(segment);
      List<ShopperProfile> delivered = new ArrayList<>();
      String listing = "listing of " + members.size() + " by " + pageSize + ", -Dseed=" + seed;
      try {
        list(segment).pageSize(pageSize).forEach(delivered::add);
        assertThat(delivered).as(listing).isEqualTo(members);
        complete++;
      } catch (SegmentsException e) {
        assertThat(e.page()).as(listing).isPositive();
        assertThat(delivered)
            .as(listing)
            .isEqualTo(members.subList(0, Math.min((e.page() - 1) * pageSize, members.size())));
        failed++;
      }
    }
    assertThat(complete).as("-Dseed=" + seed).isPositive();
    assertThat(failed).as("-Dseed=" + seed).isPositive();
    assertThat(connectionsInUse).as("-Dseed=" + seed).hasValue(0);
  }
}
