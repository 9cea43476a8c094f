package io.github.segments4j.benchmark;

import java.nio.file.Path;
import java.util.List;

/** Runs all benchmarks and writes {@code results.csv}, or runs one and prints its results. */
public final class Benchmarks {

  private static final Path RESULTS = Path.of("results.csv");
  private static final Path PICTURE = Path.of("listing.svg");

  private Benchmarks() {}

  /**
   * Runs in the directory of the module.
   *
   * @param args {@code all}, the name of a benchmark, or {@code picture} to draw the results
   */
  public static void main(String[] args) throws Exception {
    Results results = new Results();
    try (Jvm server = Jvm.start(List.of(), PageServer.class)) {
      int port = Integer.parseInt(server.line());
      switch (args[0]) {
        case "all" -> {
          Decoding.measure(results);
          Listing.measure(results, port);
          FirstItem.measure(results, port);
          Memory.measure(results, port);
          Growth.measure(results, port);
          results.write(RESULTS);
        }
        case "decoding" -> Decoding.measure(results);
        case "listing" -> Listing.measure(results, port);
        case "first-item" -> FirstItem.measure(results, port);
        case "memory" -> Memory.measure(results, port);
        case "growth" -> Growth.measure(results, port);
        case "picture" -> Picture.draw(Results.read(RESULTS), PICTURE);
        default -> throw new IllegalArgumentException("unknown benchmark " + args[0]);
      }
    }
  }
}
