package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.segments4j.batch.BatchResult;
import io.github.segments4j.model.Segment;
import io.github.segments4j.model.ShopperProfile;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ShopperProfilesResourceTest extends FakeStoreTestBase {

  private static final List<Long> CUSTOMERS =
      LongStream.rangeClosed(5_000_001, 5_000_120).boxed().toList();

  @Test
  void create_returnsProfilesOfCustomers() {
    BatchResult<Long, ShopperProfile> created = client.shopperProfiles().create(CUSTOMERS);

    assertThat(created.succeeded())
        .extracting(ShopperProfile::customerId)
        .containsExactlyElementsOf(CUSTOMERS);
  }

  @Test
  void create_existingProfile_isUnchanged() {
    client.shopperProfiles().create(CUSTOMERS);

    assertThat(client.shopperProfiles().create(CUSTOMERS).unchanged()).isEqualTo(CUSTOMERS);
  }

  @Test
  void create_invalidCustomerId_isRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.shopperProfiles().create(List.of(1L, 0L)))
        .withMessageStartingWith("customerIds must be customer ids, 1 or more");
  }

  @Test
  void delete_removesProfiles() {
    List<UUID> ids =
        client.shopperProfiles().create(CUSTOMERS).succeeded().stream()
            .map(ShopperProfile::id)
            .toList();

    assertThat(client.shopperProfiles().delete(ids).succeeded()).isEqualTo(ids);
    assertThat(client.shopperProfiles().list()).isEmpty();
  }

  @Test
  void segments_listsSegmentsOfProfile() {
    UUID a = store.addSegment("A", 5);
    store.addSegment("B", 1);
    UUID third = store.members(a).get(2);

    assertThat(client.shopperProfile(third).segments().list())
        .extracting(Segment::name)
        .containsExactly("A");
    assertThat(client.shopperProfile(third.toString()).segments().list()).hasSize(1);
  }
}
