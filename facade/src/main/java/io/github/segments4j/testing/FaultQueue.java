package io.github.segments4j.testing;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The faults to inject: at random, by page, or in order. */
final class FaultQueue {

  private final Map<String, Fault> byPage = new HashMap<>();
  private final Queue<Fault> next = new ArrayDeque<>();
  private @Nullable RandomFailures randomFailures;

  synchronized void failRandomly(long seed, double share, List<Fault> faults) {
    randomFailures = new RandomFailures(new Random(seed), share, faults);
  }

  synchronized void failNext(int count, Fault fault) {
    next.addAll(Collections.nCopies(count, fault));
  }

  synchronized void failPage(int page, Fault fault) {
    byPage.put(String.valueOf(page), fault);
  }

  synchronized void clear() {
    byPage.clear();
    next.clear();
    randomFailures = null;
  }

  synchronized void applyTo(ResponsePlan plan, ApiRequest request) {
    if (randomFailures != null) {
      randomFailures.next().ifPresent(fault -> fault.applyTo(plan));
    }
    request.requestedPage().map(byPage::get).ifPresent(fault -> fault.applyTo(plan));
    if (!next.isEmpty()) {
      next.remove().applyTo(plan);
    }
  }

  private record RandomFailures(Random random, double share, List<Fault> faults) {

    Optional<Fault> next() {
      return random.nextDouble() < share
          ? Optional.of(faults.get(random.nextInt(faults.size())))
          : Optional.empty();
    }
  }
}
