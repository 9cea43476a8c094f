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

/** What is to go wrong with the answers to come. */
final class FaultQueue {

  private final Map<String, Fault> byPage = new HashMap<>();
  private final Queue<Fault> next = new ArrayDeque<>();
  private @Nullable Storm storm;

  synchronized void storm(long seed, double share, List<Fault> kinds) {
    storm = new Storm(new Random(seed), share, kinds);
  }

  synchronized void next(int count, Fault fault) {
    next.addAll(Collections.nCopies(count, fault));
  }

  synchronized void pass(int count) {
    next(count, Fault.NONE);
  }

  synchronized void page(int page, Fault fault) {
    byPage.put(String.valueOf(page), fault);
  }

  synchronized void clear() {
    byPage.clear();
    next.clear();
    storm = null;
  }

  synchronized void applyTo(ResponsePlan plan, ApiRequest request) {
    if (storm != null) {
      storm.next().ifPresent(fault -> fault.applyTo(plan));
    }
    request.pageAskedFor().map(byPage::get).ifPresent(fault -> fault.applyTo(plan));
    if (!next.isEmpty()) {
      next.remove().applyTo(plan);
    }
  }

  private record Storm(Random random, double share, List<Fault> kinds) {

    Optional<Fault> next() {
      return random.nextDouble() < share
          ? Optional.of(kinds.get(random.nextInt(kinds.size())))
          : Optional.empty();
    }
  }
}
