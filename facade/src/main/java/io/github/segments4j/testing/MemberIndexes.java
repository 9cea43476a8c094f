package io.github.segments4j.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The places of some shopper profiles, in an order: a range, less those that were taken out of it,
 * and after it those that were added. Only the changes are held, so that a range of a million costs
 * no more than an empty one.
 */
final class MemberIndexes {

  private long first;
  private long end;
  private final List<Long> holes = new ArrayList<>();
  private final List<Long> added = new ArrayList<>();
  private final Set<Long> addedOnes = new HashSet<>();

  MemberIndexes(long first, long end) {
    this.first = first;
    this.end = end;
  }

  long size() {
    return sizeOfRange() + added.size();
  }

  boolean contains(long place) {
    return isInRange(place) || addedOnes.contains(place);
  }

  /** Those from one index to before another. */
  List<Long> slice(long from, long to) {
    List<Long> slice = new ArrayList<>((int) (to - from));
    long inRange = sizeOfRange();
    for (long i = from; i < to; i++) {
      slice.add(i < inRange ? inRange(i) : added.get((int) (i - inRange)));
    }
    return slice;
  }

  /** Adds a place at the end, where it is not there yet. */
  void add(long place) {
    if (!contains(place)) {
      added.add(place);
      addedOnes.add(place);
    }
  }

  void removeAll(Set<Long> places) {
    for (long place : places) {
      if (isInRange(place)) {
        holes.add(-1 - Collections.binarySearch(holes, place), place);
      }
    }
    if (addedOnes.removeAll(places)) {
      added.removeIf(place -> !addedOnes.contains(place));
    }
  }

  void clear() {
    end = first;
    holes.clear();
    added.clear();
    addedOnes.clear();
  }

  /** The place at which the range begins. */
  long first() {
    return first;
  }

  /** Puts places before the first. */
  void join(long count) {
    for (long joined = 0; joined < count; ) {
      first--;
      if (addedOnes.contains(first)) {
        holes.add(0, first);
      } else {
        joined++;
      }
    }
  }

  /** Takes the first places out, which are the next to {@link #join}. */
  void leave(long count) {
    long left = count;
    for (; left > 0 && first < end; first++) {
      if (!holes.isEmpty() && holes.get(0) == first) {
        holes.remove(0);
      } else {
        left--;
      }
    }
    List<Long> leaving = added.subList(0, (int) Math.min(left, added.size()));
    leaving.forEach(addedOnes::remove);
    leaving.clear();
  }

  /** Widens the range, so that it has all places from one to before another. */
  void cover(long from, long to) {
    if (from >= to) {
      return;
    }
    boolean wasEmpty = first == end;
    first = wasEmpty ? from : Math.min(first, from);
    end = wasEmpty ? to : Math.max(end, to);
    holes.removeIf(place -> from <= place && place < to);
    if (addedOnes.removeIf(this::isInRange)) {
      added.removeIf(place -> !addedOnes.contains(place));
    }
  }

  private long sizeOfRange() {
    return end - first - holes.size();
  }

  private boolean isInRange(long place) {
    return first <= place && place < end && Collections.binarySearch(holes, place) < 0;
  }

  private long inRange(long index) {
    int low = 0;
    int high = holes.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (holes.get(middle) - middle <= first + index) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return first + index + low;
  }
}
