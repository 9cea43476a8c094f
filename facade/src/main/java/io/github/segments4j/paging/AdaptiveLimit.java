package io.github.segments4j.paging;

/**
 * How many requests a listing has in flight. It starts with half of what it may, and goes to all of
 * it when as many have succeeded. It is halved when the store refuses, and from then on rises by
 * one after a run of successes as long as it is wide; a longer one where the next step is the width
 * that was refused last, so that a store with a fixed limit is not tried over and over.
 */
final class AdaptiveLimit {

  private static final int CAUTION = 20;

  private final int widest;
  private int width;
  private int refusedWidth = Integer.MAX_VALUE;
  private int run;
  private int period;

  AdaptiveLimit(int widest) {
    this.widest = widest;
    this.width = (widest + 1) / 2;
  }

  int width() {
    return width;
  }

  /** Which of the periods between halvings this is. */
  int period() {
    return period;
  }

  void succeeded() {
    run++;
    boolean cautious = width + 1 >= refusedWidth;
    if (run < (cautious ? CAUTION * width : width)) {
      return;
    }
    run = 0;
    if (width >= refusedWidth) {
      refusedWidth = Integer.MAX_VALUE;
    }
    width = Math.min(widest, period == 0 ? width * 2 : width + 1);
  }

  /** Refusals come in bursts: only a request that went out after the last halving counts. */
  void refused(int periodOfTheRequest) {
    if (periodOfTheRequest == period) {
      period++;
      run = 0;
      refusedWidth = width;
      width = Math.max(1, width / 2);
    }
  }
}
