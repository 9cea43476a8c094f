package io.github.segments4j.examples;

import io.github.segments4j.SegmentsClient;
import io.github.segments4j.error.SegmentsException;
import java.util.UUID;
import java.util.function.BiConsumer;

/** What the examples have in common: where the segment comes from, and how a program ends. */
final class ExampleRunner {

  /** The segment of 625 shopper profiles in the embedded store. */
  private static final UUID SEGMENT = UUID.fromString("3fa85f64-5717-4562-b3fc-2c963f66afa6");

  private static final int FAILED = 1;
  private static final int WRONG_CALL = 2;

  private ExampleRunner() {}

  /**
   * Runs a program that takes a segment id, which may be left out on the embedded store. A failure
   * ends it with status 1, a wrong call with 2.
   */
  static void run(String program, String[] args, BiConsumer<SegmentsClient, UUID> body) {
    boolean embedded = ExampleStore.isEmbedded();
    String usage = "usage: " + program + (embedded ? " [segment-id]" : " segment-id");
    if (args.length > 1 || args.length == 0 && !embedded) {
      end(WRONG_CALL, usage);
    }
    try (ExampleStore store = ExampleStore.open(fake -> fake.addSegment(SEGMENT, 625))) {
      SegmentsClient client = store.client();
      body.accept(client, args.length == 0 ? SEGMENT : segmentId(client, args[0], usage));
    } catch (SegmentsException | IllegalArgumentException e) {
      end(FAILED, program + " failed: " + e.getMessage());
    }
  }

  private static UUID segmentId(SegmentsClient client, String id, String usage) {
    try {
      return client.segment(id).id();
    } catch (IllegalArgumentException e) {
      end(WRONG_CALL, e.getMessage() + System.lineSeparator() + usage);
      throw e;
    }
  }

  /** Refuses arguments of a program that takes none. */
  static void requireNoArguments(String program, String[] args) {
    if (args.length > 0) {
      end(WRONG_CALL, "usage: " + program);
    }
  }

  private static void end(int status, String message) {
    System.out.flush();
    System.err.println(message);
    System.exit(status);
  }
}
