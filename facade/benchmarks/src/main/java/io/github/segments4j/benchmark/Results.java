package io.github.segments4j.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The rows of a CSV file whose first line holds the date and the machine. */
final class Results {

  private static final String COLUMNS = "measure,client,delay_ms,concurrency,profiles,value,unit";

  private final List<Row> rows = new ArrayList<>();

  /**
   * A measured value.
   *
   * @param delay the latency of the server, in milliseconds
   * @param concurrency the number of requests in flight
   * @param profiles the number of profiles
   */
  record Row(
      String measure,
      String client,
      int delay,
      int concurrency,
      int profiles,
      double value,
      String unit) {

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%s,%s,%d,%d,%d,%.3f,%s",
          measure,
          client,
          delay,
          concurrency,
          profiles,
          value,
          unit);
    }

    private static Row parse(String line) {
      String[] cells = line.split(",");
      return new Row(
          cells[0],
          cells[1],
          Integer.parseInt(cells[2]),
          Integer.parseInt(cells[3]),
          Integer.parseInt(cells[4]),
          Double.parseDouble(cells[5]),
          cells[6]);
    }
  }

  static Results read(Path file) throws IOException {
    Results results = new Results();
    Files.readAllLines(file).stream()
        .filter(line -> !line.startsWith("#") && !line.equals(COLUMNS))
        .map(Row::parse)
        .forEach(results.rows::add);
    return results;
  }

  /** Adds a row and prints it. */
  void add(Row row) {
    rows.add(row);
    System.out.println(row);
  }

  List<Row> rows() {
    return List.copyOf(rows);
  }

  void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>(List.of("# " + machine(), COLUMNS));
    rows.forEach(row -> lines.add(row.toString()));
    Files.write(file, lines);
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted.length % 2 == 1
        ? sorted[sorted.length / 2]
        : (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
  }

  private static String machine() {
    var system =
        (com.sun.management.OperatingSystemMXBean)
            java.lang.management.ManagementFactory.getOperatingSystemMXBean();
    return String.format(
        Locale.ROOT,
        "%s; %d cores; %.0f GiB; %s %s %s; %s %s",
        LocalDate.now(ZoneOffset.UTC),
        Runtime.getRuntime().availableProcessors(),
        system.getTotalMemorySize() / (double) (1 << 30),
        system.getName(),
        system.getVersion(),
        system.getArch(),
        System.getProperty("java.vm.name"),
        System.getProperty("java.runtime.version"));
  }
}
