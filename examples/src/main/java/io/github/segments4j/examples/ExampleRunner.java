package io.github.segments4j.examples;

import io.github.segments4j.SegmentsClient;
import io.github.segments4j.error.SegmentsException;
import java.util.UUID;
import java.util.function.BiConsumer;

/** A runner for the examples: parses the arguments, opens the store and reports failures. */
final class ExampleRunner {

  /** The segment of 625 shopper profiles in the embedded store. */
  private static final UUID EMBEDDED_SEGMENT =
      UUID.fromString("3fa85f64-5717-4562-b3fc-2c963f66afa6");

  private static final int FAILURE = 1;
  private static final int USAGE = 2;

  private ExampleRunner() {}

  /**
   * Runs a program with a segment id as its argument, which is optional on the embedded store.
   * Exits with status 1 on failure and 2 on invalid usage.
   */
  static void run(String program, String[] args, BiConsumer<SegmentsClient, UUID> body) {
    boolean embedded = !ExampleStore.isConfigured(System.getenv());
    String usage = "usage: " + program + (embedded ? " [segment-id]" : " segment-id");
    if (args.length > 1 || args.length == 0 && !embedded) {
      exit(USAGE, usage);
    }
    try (ExampleStore store = embedded ? openEmbedded() : ExampleStore.configured()) {
      SegmentsClient client = store.client();
      body.accept(client, args.length == 0 ? EMBEDDED_SEGMENT : segmentId(client, args[0], usage));
    } catch (SegmentsException | IllegalArgumentException e) {
      exit(FAILURE, program + " failed: " + e.getMessage());
    }
  }

  private static ExampleStore openEmbedded() {
    System.err.println(
        "Using an embedded demo store. Set BIGCOMMERCE_STORE_HASH and BIGCOMMERCE_ACCESS_TOKEN to"
            + " use your own.");
    return ExampleStore.embedded(store -> store.addSegment(EMBEDDED_SEGMENT, 625));
  }

  private static UUID segmentId(SegmentsClient client, String id, String usage) {
    try {
      return client.segment(id).id();
    } catch (IllegalArgumentException e) {
      exit(USAGE, e.getMessage() + System.lineSeparator() + usage);
      throw e;
    }
  }

  /** Exits with status 2 if there are any arguments. */
  static void requireNoArguments(String program, String[] args) {
    if (args.length > 0) {
      exit(USAGE, "usage: " + program);
    }
  }

  private static void exit(int status, String message) {
    System.out.flush();
    System.err.println(message);
    System.exit(status);
  }
}
