package io.github.segments4j.benchmark;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** The time and the allocation of decoding a page of 250 profiles. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 30, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 15, time = 100, timeUnit = TimeUnit.MILLISECONDS)
public class Decoding {

  private static final int ROUNDS = 5;
  private static final String UNUSED = "http://127.0.0.1:1";

  /** The name of the client. */
  @Param({"segments4j", "hand-written", "okhttp-gson", "native", "retrofit2"})
  public String client;

  private final byte[] body = PageServer.page(1, 100);
  private Subject subject;

  /** Creates the client. */
  @Setup
  public void setUp() {
    subject =
        switch (client) {
          case "segments4j" -> new Segments4j(UNUSED, 1);
          case "hand-written" -> new HandWritten();
          case "okhttp-gson" -> new StockOkHttpGson(UNUSED);
          case "native" -> new StockNative(UNUSED);
          case "retrofit2" -> new StockRetrofit(UNUSED);
          default -> throw new IllegalArgumentException(client);
        };
  }

  /** Decodes a page. */
  @Benchmark
  public Object decode() throws IOException {
    return subject.decode(new ByteArrayInputStream(body));
  }

  /** Measures the clients in several rounds, because the median resists a disturbed round. */
  static void measure(Results results) throws RunnerException {
    var options =
        new OptionsBuilder()
            .include(Decoding.class.getName())
            .addProfiler(GCProfiler.class)
            .build();
    Map<String, double[]> times = new LinkedHashMap<>();
    Map<String, double[]> bytes = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (RunResult run : new Runner(options).run()) {
        String client = run.getParams().getParam("client");
        times.computeIfAbsent(client, key -> new double[ROUNDS])[round] =
            run.getPrimaryResult().getStatistics().getPercentile(50);
        bytes.computeIfAbsent(client, key -> new double[ROUNDS])[round] =
            run.getSecondaryResults().get("gc.alloc.rate.norm").getScore() / Subject.PAGE_SIZE;
      }
    }
    add(results, "decoding", times, "us/page");
    add(results, "allocation", bytes, "bytes/profile");
  }

  private static void add(
      Results results, String measure, Map<String, double[]> values, String unit) {
    values.forEach(
        (client, rounds) ->
            results.add(
                new Results.Row(
                    measure, client, 0, 1, Subject.PAGE_SIZE, Results.median(rounds), unit)));
  }
}
