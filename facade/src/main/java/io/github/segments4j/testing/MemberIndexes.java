package io.github.segments4j.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An ordered set of profile indexes: a range minus exclusions, followed by additions.
 *
 * <p>Stores only the differences, so a range of a million needs no more memory than an empty one.
 */
final class MemberIndexes {

  private long first;
  private long end;
  private final List<Long> sortedExclusions = new ArrayList<>();
  private final List<Long> additions = new ArrayList<>();
  private final Set<Long> additionSet = new HashSet<>();

  MemberIndexes(long first, long end) {
    this.first = first;
    this.end = end;
  }

  long size() {
    return rangeSize() + additions.size();
  }

  boolean contains(long index) {
    return isInRange(index) || additionSet.contains(index);
  }

  /** Returns the indexes from one position, inclusive, to another, exclusive. */
  List<Long> slice(long from, long to) {
    List<Long> slice = new ArrayList<>((int) (to - from));
    long rangeSize = rangeSize();
    for (long position = from; position < to; position++) {
      slice.add(
          position < rangeSize
              ? indexInRange(position)
              : additions.get((int) (position - rangeSize)));
    }
    return slice;
  }

  /** Appends an index unless it is present. */
  void add(long index) {
    if (!contains(index)) {
      additions.add(index);
      additionSet.add(index);
    }
  }

  void removeAll(Set<Long> indexes) {
    for (long index : indexes) {
      if (isInRange(index)) {
        sortedExclusions.add(-1 - Collections.binarySearch(sortedExclusions, index), index);
      }
    }
    if (additionSet.removeAll(indexes)) {
      syncAdditions();
    }
  }

  void clear() {
    end = first;
    sortedExclusions.clear();
    additions.clear();
    additionSet.clear();
  }

  /** {@return the start of the range} */
  long first() {
    return first;
  }

  /** Extends the range at its front until it has the given number of new indexes. */
  void addAtFront(long count) {
    for (long added = 0; added < count; ) {
      first--;
      if (additionSet.contains(first)) {
        sortedExclusions.add(0, first);
      } else {
        added++;
      }
    }
  }

  /** Removes the first indexes, so that {@link #addAtFront} adds them back. */
  void removeFromFront(long count) {
    long remaining = count;
    for (; remaining > 0 && first < end; first++) {
      if (!sortedExclusions.isEmpty() && sortedExclusions.get(0) == first) {
        sortedExclusions.remove(0);
      } else {
        remaining--;
      }
    }
    List<Long> removed = additions.subList(0, (int) Math.min(remaining, additions.size()));
    removed.forEach(additionSet::remove);
    removed.clear();
  }

  /** Widens the range to include all indexes from one, inclusive, to another, exclusive. */
  void cover(long from, long to) {
    if (from >= to) {
      return;
    }
    boolean wasEmpty = first == end;
    first = wasEmpty ? from : Math.min(first, from);
    end = wasEmpty ? to : Math.max(end, to);
    sortedExclusions.removeIf(index -> from <= index && index < to);
    if (additionSet.removeIf(this::isInRange)) {
      syncAdditions();
    }
  }

  private void syncAdditions() {
    additions.removeIf(index -> !additionSet.contains(index));
  }

  private long rangeSize() {
    return end - first - sortedExclusions.size();
  }

  private boolean isInRange(long index) {
    return first <= index && index < end && Collections.binarySearch(sortedExclusions, index) < 0;
  }

  /** Skips the exclusions before a position in the range, counted by binary search. */
  private long indexInRange(long position) {
    int low = 0;
    int high = sortedExclusions.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sortedExclusions.get(middle) - middle <= first + position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return first + position + low;
  }
}
