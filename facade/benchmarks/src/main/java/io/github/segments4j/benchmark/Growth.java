package io.github.segments4j.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The CPU time per profile as the segment grows, which excludes the time spent on waiting. */
final class Growth {

  private static final int[] PROFILES = {10_000, 100_000, 1_000_000};
  private static final int CONCURRENCY = 16;
  private static final int ROUNDS = 5;

  private Growth() {}

  static void measure(Results results, int port) {
    double[][] costs = new double[PROFILES.length][ROUNDS];
    list(port, PROFILES[1], 10);
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < PROFILES.length; i++) {
        costs[i][round] = list(port, PROFILES[i], PROFILES[PROFILES.length - 1] / PROFILES[i]);
      }
    }
    for (int i = 0; i < PROFILES.length; i++) {
      double cost = Results.median(costs[i]);
      results.add(
          new Results.Row(
              "cost", "segments4j", 0, CONCURRENCY, PROFILES[i], cost, "ns of CPU/profile"));
    }
  }

  /** Lists a segment several times, so that every size yields the same number of profiles. */
  private static double list(int port, int profiles, int times) {
    Segments4j subject =
        new Segments4j(PageServer.url(port, 0, profiles / Subject.PAGE_SIZE), CONCURRENCY);
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long start = system.getProcessCpuTime();
    long count = 0;
    for (int i = 0; i < times; i++) {
      count += subject.list();
    }
    return (double) (system.getProcessCpuTime() - start) / count;
  }
}
