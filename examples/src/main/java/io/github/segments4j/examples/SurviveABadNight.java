package io.github.segments4j.examples;

import io.github.segments4j.SegmentsClient;
import io.github.segments4j.call.RetryPolicy;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.testing.FakeStore;
import io.github.segments4j.testing.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Lists a segment of a store that throttles, fails, and drops connections. Retries are logged to
 * standard error. The faults are seeded, so every run is the same.
 */
public final class SurviveABadNight {

  private static final int SEED = 3;
  private static final double FAILURE_RATE = 0.35;

  private SurviveABadNight() {}

  /**
   * Runs on the embedded store, regardless of the environment.
   *
   * @param args must be empty
   */
  public static void main(String[] args) {
    ExampleRunner.requireNoArguments("SurviveABadNight", args);
    System.setProperty("org.slf4j.simpleLogger.log.io.github.segments4j", "warn");

    try (FakeStore store = FakeStore.start();
        SegmentsClient client =
            SegmentsClient.builder()
                .storeHash(store.storeHash())
                .accessToken(store.accessToken())
                .baseUrl(store.url())
                .retryPolicy(
                    RetryPolicy.standard()
                        .initialBackoff(Duration.ofMillis(50))
                        .maxBackoff(Duration.ofMillis(500)))
                .build()) {
      UUID segment = store.addSegment(2000);
      store.quota(12, Duration.ofSeconds(2));
      store.failRandomly(
          SEED,
          FAILURE_RATE,
          Fault.response(502, "text/html", "<h1>Bad Gateway</h1>"),
          Fault.response(503, "text/plain", "maintenance"),
          Fault.overload(),
          Fault.droppedConnection(),
          Fault.truncatedBody());

      List<ShopperProfile> profiles = new ArrayList<>();
      client.segment(segment).shopperProfiles().list().pageSize(200).forEach(profiles::add);

      boolean complete = profiles.equals(store.shopperProfiles(segment));
      System.out.printf(
          "%d profiles in %d requests, %s%n",
          profiles.size(),
          store.requests().size(),
          complete ? "complete and in order" : "INCOMPLETE OR OUT OF ORDER");
    }
  }
}
