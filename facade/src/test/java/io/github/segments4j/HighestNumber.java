package io.github.segments4j;

import java.util.random.RandomGenerator;

/** Makes every backoff as long as it can be. */
final class HighestNumber implements RandomGenerator {

  @Override
  public long nextLong() {
    return Long.MAX_VALUE;
  }

  @Override
  public long nextLong(long bound) {
    return bound - 1;
  }
}
