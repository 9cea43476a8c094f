package io.github.segments4j.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is held of a population is little, and must say the same as the list of all of it. */
class MemberIndexesTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void areWhatAListWouldBe(long seed) {
    Random random = new Random(seed);
    MemberIndexes places = new MemberIndexes(0, 20);
    List<Long> list = LongStream.range(0, 20).boxed().collect(Collectors.toList());
    for (int step = 0; step < 2000; step++) {
      long place = random.nextInt(60) - 30;
      int count = 1 + random.nextInt(2);
      switch (random.nextInt(12)) {
        case 0 -> {
          places.leave(count);
          list.subList(0, Math.min(count, list.size())).clear();
        }
        case 1 -> {
          places.join(count);
          List<Long> joined = places.slice(0, count);
          assertThat(list).doesNotContainAnyElementsOf(joined);
          list.addAll(0, joined);
        }
        case 2, 3, 4 -> {
          Set<Long> gone = Set.of(place, place + 2, -place - 100);
          places.removeAll(gone);
          list.removeAll(gone);
        }
        default -> {
          places.add(place);
          if (!list.contains(place)) {
            list.add(place);
          }
        }
      }
      assertThat(places.size()).isEqualTo(list.size());
      assertThat(places.slice(0, places.size())).isEqualTo(list);
      assertThat(places.contains(place)).isEqualTo(list.contains(place));
    }
  }

  @Test
  void coverMoreWithoutHavingAnyTwice() {
    MemberIndexes places = new MemberIndexes(0, 0);
    places.add(3);
    places.add(9);
    places.cover(0, 5);
    places.removeAll(Set.of(1L, 2L));
    places.add(2);
    places.cover(-1, 2);

    assertThat(places.slice(0, places.size())).containsExactly(-1L, 0L, 1L, 3L, 4L, 9L, 2L);
    places.cover(2, 3);
    assertThat(places.slice(0, places.size())).containsExactly(-1L, 0L, 1L, 2L, 3L, 4L, 9L);
    places.clear();
    places.cover(7, 9);
    assertThat(places.slice(0, places.size())).containsExactly(7L, 8L);
  }

  @Test
  void areFoundByTheIdsOfTheirProfiles() {
    List<Long> some = new ArrayList<>(List.of(-1001L, -1L, 0L, 1L, 49L, 1L << 40, 1L << 60));
    new Random(1).longs(1000, -1L << 40, 1L << 61).forEach(some::add);

    for (long place : some) {
      UUID id = ProfileGenerator.id(place);
      assertThat(ProfileGenerator.place(id)).hasValue(place);
      assertThat(id.version()).isEqualTo(4);
      assertThat(id.variant()).isEqualTo(2);
      assertThat(
              ProfileGenerator.place(
                  new UUID(id.getMostSignificantBits() ^ 1, id.getLeastSignificantBits())))
          .isEmpty();
    }
    assertThat(ProfileGenerator.place(UUID.fromString("3fa85f64-5717-4562-b3fc-2c963f66afa6")))
        .isEmpty();
  }
}
