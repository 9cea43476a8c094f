package io.github.segments4j.benchmark;

import java.util.LinkedHashMap;
import java.util.Map;

/** The time to list 100 pages, by the latency of the server. */
final class Listing {

  private static final int PAGES = 100;
  private static final int PROFILES = PAGES * Subject.PAGE_SIZE;
  private static final int[] DELAYS = {0, 20, 50, 100};
  private static final int[] CONCURRENCIES = {1, 4, 8, 16};
  private static final int WARM_UPS = 15;

  private Listing() {}

  static void measure(Results results, int port) throws Exception {
    Map<Results.Row, Subject> subjects = new LinkedHashMap<>();
    for (int delay : DELAYS) {
      String url = PageServer.url(port, delay, PAGES);
      subjects.put(row("okhttp-gson", delay, 1), new StockOkHttpGson(url));
      subjects.put(row("native", delay, 1), new StockNative(url));
      subjects.put(row("retrofit2", delay, 1), new StockRetrofit(url));
      for (int concurrency : CONCURRENCIES) {
        subjects.put(row("segments4j", delay, concurrency), new Segments4j(url, concurrency));
      }
    }
    for (var entry : subjects.entrySet()) {
      for (int i = 0; i < WARM_UPS && entry.getKey().delay() == 0; i++) {
        time(entry.getValue());
      }
    }
    Map<Results.Row, double[]> times = new LinkedHashMap<>();
    for (int delay : DELAYS) {
      // Short listings are the noisiest.
      int rounds = delay == 0 ? 21 : 1 + 100 / delay;
      for (int round = 0; round < rounds; round++) {
        for (var entry : subjects.entrySet()) {
          if (entry.getKey().delay() == delay) {
            times.computeIfAbsent(entry.getKey(), key -> new double[rounds])[round] =
                time(entry.getValue());
          }
        }
      }
      for (int concurrency : CONCURRENCIES) {
        results.add(with(row("limit", delay, concurrency), limit(concurrency) * delay));
      }
    }
    times.forEach((row, values) -> results.add(with(row, Results.median(values))));
  }

  /** Returns the minimum of round trips: only the first page tells the number of pages. */
  private static int limit(int concurrency) {
    return 1 + (PAGES - 1 + concurrency - 1) / concurrency;
  }

  private static double time(Subject subject) throws Exception {
    long start = System.nanoTime();
    long count = subject.list();
    long end = System.nanoTime();
    if (count != PROFILES) {
      throw new IllegalStateException(subject + " listed " + count + " of " + PROFILES);
    }
    return (end - start) / 1e6;
  }

  private static Results.Row row(String client, int delay, int concurrency) {
    return new Results.Row("listing", client, delay, concurrency, PROFILES, 0, "ms");
  }

  private static Results.Row with(Results.Row row, double value) {
    return new Results.Row(
        row.measure(),
        row.client(),
        row.delay(),
        row.concurrency(),
        row.profiles(),
        value,
        row.unit());
  }
}
