package io.github.segments4j.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProfileGeneratorTest {

  @Test
  void index_invertsId() {
    List<Long> indexes = new ArrayList<>(List.of(-1001L, -1L, 0L, 1L, 49L, 1L << 40, 1L << 60));
    new Random(1).longs(1000, -1L << 40, 1L << 61).forEach(indexes::add);

    for (long index : indexes) {
      UUID id = ProfileGenerator.id(index);
      UUID otherId = new UUID(id.getMostSignificantBits() ^ 1, id.getLeastSignificantBits());
      assertThat(ProfileGenerator.index(id)).hasValue(index);
      assertThat(id.version()).isEqualTo(4);
      assertThat(id.variant()).isEqualTo(2);
      assertThat(ProfileGenerator.index(otherId)).isEmpty();
    }
    assertThat(ProfileGenerator.index(UUID.fromString("3fa85f64-5717-4562-b3fc-2c963f66afa6")))
        .isEmpty();
  }
}
