package io.github.segments4j.benchmark;

import java.io.IOException;
import java.util.List;

/** The smallest of several heap sizes in which a listing completes. */
final class Memory {

  private static final int[] MEGABYTES = {4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128};
  private static final int[] PROFILES = {10_000, 100_000, 1_000_000};
  private static final int CONCURRENCY = 16;

  private Memory() {}

  static void measure(Results results, int port) throws IOException {
    for (int profiles : PROFILES) {
      results.add(
          new Results.Row(
              "smallest heap",
              "segments4j",
              0,
              CONCURRENCY,
              profiles,
              smallest(port, profiles),
              "MiB"));
    }
  }

  private static int smallest(int port, int profiles) throws IOException {
    String url = PageServer.url(port, 0, profiles / Subject.PAGE_SIZE);
    for (int megabytes : MEGABYTES) {
      List<String> options = List.of("-Xmx" + megabytes + "m", "-XX:+ExitOnOutOfMemoryError");
      try (Jvm jvm = Jvm.start(options, Program.class, url, CONCURRENCY)) {
        if (String.valueOf(profiles).equals(jvm.line())) {
          return megabytes;
        }
      }
    }
    throw new IllegalStateException("the largest heap is too small");
  }

  /** Lists the segment, and prints the number of profiles. */
  static final class Program {
    public static void main(String[] args) {
      System.out.println(new Segments4j(args[0], Integer.parseInt(args[1])).list());
    }
  }
}
