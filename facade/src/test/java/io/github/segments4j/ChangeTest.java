package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.segments4j.error.ListingChangedException;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.paging.TotalChange;
import io.github.segments4j.testing.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeTest extends FakeStoreTestBase {

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void failOnChange_movedTotal_fails(int concurrency) {
    UUID segment = store.addSegment(100);
    store.failPage(3, Fault.removingMembers(1));
    List<ShopperProfile> before = store.shopperProfiles(segment);
    List<ShopperProfile> delivered = new ArrayList<>();

    ListingChangedException e =
        catchThrowableOfType(
            ListingChangedException.class,
            () ->
                list(segment)
                    .pageSize(10)
                    .concurrency(concurrency)
                    .failOnChange()
                    .forEach(delivered::add));

    assertThat(e.page()).isGreaterThan(1);
    assertThat(e.before()).isEqualTo(100);
    assertThat(e.after()).isEqualTo(99);
    assertThat(e).hasMessageContaining("the total changed from 100 to 99 at page " + e.page());
    assertThat(delivered)
        .hasSize((e.page() - 1) * 10)
        .isEqualTo(before.subList(0, delivered.size()));
  }

  @Test
  void failOnChange_stableTotal_succeeds() {
    UUID segment = store.addSegment(100);

    assertThat(list(segment).pageSize(10).failOnChange()).hasSize(100);
  }

  @Test
  void onChange_reportsAndContinues() {
    UUID segment = store.addSegment(30);
    store.failPage(1, Fault.addingMembers(2));
    List<TotalChange> changes = new ArrayList<>();

    assertThat(list(segment).pageSize(10).onChange(changes::add)).hasSize(32);

    assertThat(changes).containsExactly(new TotalChange(2, 30, 32));
  }

  @Test
  void onChange_nullListener_isRejected() {
    UUID segment = UUID.randomUUID();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> list(segment).onChange(null))
        .withMessage("listener must not be null");
  }
}
