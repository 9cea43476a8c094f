package io.github.segments4j.paging;

/**
 * An adaptive concurrency limit (additive increase, multiplicative decrease). It starts at half of
 * the maximum and doubles after as many successes. When the store throttles it is halved, and from
 * then on rises by one after a run of successes. The run is longer if the next step is the limit
 * that was throttled last, so that a store with a fixed limit is not probed over and over.
 */
final class AdaptiveLimit {

  private static final int CAUTION = 20;

  private final int max;
  private int limit;
  private int throttledLimit = Integer.MAX_VALUE;
  private int successes;
  private int epoch;

  AdaptiveLimit(int max) {
    this.max = max;
    this.limit = (max + 1) / 2;
  }

  int limit() {
    return limit;
  }

  /** {@return the number of times that the limit was halved} */
  int epoch() {
    return epoch;
  }

  void onSuccess() {
    successes++;
    boolean isCautious = limit + 1 >= throttledLimit;
    if (successes < (isCautious ? CAUTION * limit : limit)) {
      return;
    }
    successes = 0;
    if (limit >= throttledLimit) {
      throttledLimit = Integer.MAX_VALUE;
    }
    limit = Math.min(max, epoch == 0 ? limit * 2 : limit + 1);
  }

  /**
   * Halves the limit, unless the request was sent before it was halved last: 429s come in bursts.
   */
  void onThrottled(int epochOfRequest) {
    if (epochOfRequest == epoch) {
      epoch++;
      successes = 0;
      throttledLimit = limit;
      limit = Math.max(1, limit / 2);
    }
  }
}
