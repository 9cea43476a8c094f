package io.github.segments4j.benchmark;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.style.Styler;

/** A chart of the listing times. */
final class Picture {

  private static final int DELAY = 50;

  private Picture() {}

  static void draw(Results results, Path file) throws IOException {
    List<String> bars = new ArrayList<>();
    List<Double> times = new ArrayList<>();
    List<Double> limits = new ArrayList<>();
    for (Results.Row row : results.rows()) {
      if (row.measure().equals("listing")
          && row.delay() == DELAY
          && !row.client().equals("limit")) {
        bars.add(row.client() + (row.concurrency() == 1 ? "" : " × " + row.concurrency()));
        times.add(row.value() / 1000);
        limits.add(limit(results, row.concurrency()) / 1000);
      }
    }
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(1000)
            .height(400)
            .title("Time to list 100 pages at a latency of 50 ms, by concurrency (×)")
            .yAxisTitle("seconds")
            .build();
    chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideNE);
    chart.getStyler().setYAxisMin(0.0);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.addSeries("measured", bars, times);
    chart.addSeries("minimum of round trips", bars, limits);
    VectorGraphicsEncoder.saveVectorGraphic(
        chart, file.toString(), VectorGraphicsEncoder.VectorGraphicsFormat.SVG);
  }

  private static double limit(Results results, int concurrency) {
    return results.rows().stream()
        .filter(row -> row.client().equals("limit"))
        .filter(row -> row.delay() == DELAY && row.concurrency() == concurrency)
        .findFirst()
        .orElseThrow()
        .value();
  }
}
