package io.github.segments4j.examples.cli;

import java.text.DecimalFormat;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar on standard error, which is shown only if that is a terminal. */
final class ProgressReporter implements AutoCloseable {

  private static final int MILLIS_BETWEEN_UPDATES = 200;

  private final @Nullable ProgressBar bar;

  private ProgressReporter(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  static ProgressReporter none() {
    return new ProgressReporter(null);
  }

  static ProgressReporter onTerminal(String task) {
    if (!Terminal.hasStandardError()) {
      return none();
    }
    return new ProgressReporter(
        new ProgressBarBuilder()
            .setTaskName(task)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(MILLIS_BETWEEN_UPDATES)
            .showSpeed(new DecimalFormat("#,##0"))
            .build());
  }

  void total(long total) {
    if (bar != null) {
      bar.maxHint(total);
    }
  }

  void stepBy(long steps) {
    if (bar != null) {
      bar.stepBy(steps);
    }
  }

  void stepTo(long completed) {
    if (bar != null) {
      bar.stepTo(completed);
    }
  }

  /** Draws the bar once more and stops updating it. */
  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
