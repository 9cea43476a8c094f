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
 * Lists a segment while the store fails in every way it can, and logs on standard error what an
 * operator would see. The faults come from a seed, so that every run is like the last.
 */
public final class SurviveABadNight {

  private static final int SEED = 3;
  private static final double FAILURE_RATE = 0.35;

  private SurviveABadNight() {}

  /**
   * Runs on the embedded store, wherever the environment points.
   *
   * @param args none
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

      List<ShopperProfile> listed = new ArrayList<>();
      client.segment(segment).shopperProfiles().list().pageSize(200).forEach(listed::add);

      boolean exact = listed.equals(store.shopperProfiles(segment));
      System.out.printf(
          "%d profiles in %d requests, %s%n",
          listed.size(), store.requests().size(), exact ? "complete and in order" : "NOT EXACT");
    }
  }
}
