package io.github.segments4j.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemberIndexesTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void behavesLikeList(long seed) {
    Random random = new Random(seed);
    MemberIndexes indexes = new MemberIndexes(0, 20);
    List<Long> model = LongStream.range(0, 20).boxed().collect(Collectors.toList());
    for (int step = 0; step < 2000; step++) {
      long index = random.nextInt(60) - 30;
      int count = 1 + random.nextInt(2);
      switch (random.nextInt(12)) {
        case 0 -> {
          indexes.removeFromFront(count);
          model.subList(0, Math.min(count, model.size())).clear();
        }
        case 1 -> {
          indexes.addAtFront(count);
          List<Long> added = indexes.slice(0, count);
          assertThat(model).doesNotContainAnyElementsOf(added);
          model.addAll(0, added);
        }
        case 2, 3, 4 -> {
          Set<Long> removed = Set.of(index, index + 2, -index - 100);
          indexes.removeAll(removed);
          model.removeAll(removed);
        }
        default -> {
          indexes.add(index);
          if (!model.contains(index)) {
            model.add(index);
          }
        }
      }
      assertThat(indexes.size()).isEqualTo(model.size());
      assertThat(all(indexes)).isEqualTo(model);
      assertThat(indexes.contains(index)).isEqualTo(model.contains(index));
    }
  }

  @Test
  void cover_addsNoDuplicates() {
    MemberIndexes indexes = new MemberIndexes(0, 0);
    indexes.add(3);
    indexes.add(9);
    indexes.cover(0, 5);
    indexes.removeAll(Set.of(1L, 2L));
    indexes.add(2);
    indexes.cover(-1, 2);

    assertThat(all(indexes)).containsExactly(-1L, 0L, 1L, 3L, 4L, 9L, 2L);
    indexes.cover(2, 3);
    assertThat(all(indexes)).containsExactly(-1L, 0L, 1L, 2L, 3L, 4L, 9L);
    indexes.clear();
    indexes.cover(7, 9);
    assertThat(all(indexes)).containsExactly(7L, 8L);
  }

  private static List<Long> all(MemberIndexes indexes) {
    return indexes.slice(0, indexes.size());
  }
}
