package io.github.segments4j.examples.cli;

import io.github.segments4j.SegmentsClient;
import io.github.segments4j.examples.ExampleStore;
import io.github.segments4j.model.SegmentUpdate;
import io.github.segments4j.testing.FakeStore;
import java.util.List;
import java.util.UUID;

/** The segments of the embedded store. Their ids never change, so examples can refer to them. */
final class SampleData {

  private static final UUID REGULARS = UUID.fromString("3fa85f64-5717-4562-b3fc-2c963f66afa6");
  private static final UUID NEWCOMERS = UUID.fromString("7c9e6679-7425-40de-944b-e07fc1f90ae7");
  private static final UUID NOBODY = UUID.fromString("9b2d6f10-0c57-4d0e-8b5e-3f1c2a7d4e88");
  private static final int PROFILES = 1000;

  private SampleData() {}

  static void addTo(FakeStore store) {
    store.addSegment(REGULARS, 625);
    store.addSegment(NEWCOMERS, 40);
    store.addSegment(NOBODY, 0);
    store.addShopperProfiles(PROFILES);
    try (SegmentsClient client = ExampleStore.newClient(store)) {
      client
          .segments()
          .update(
              List.of(
                  new SegmentUpdate(REGULARS, "Regulars", "Bought twice, or more"),
                  new SegmentUpdate(NEWCOMERS, "Newcomers", "Said \"hello\" this month"),
                  new SegmentUpdate(NOBODY, "Nobody", null)));
    }
  }
}
