package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.paging.PagedIterable;
import io.reactivex.rxjava3.core.Flowable;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.FlowAdapters;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;

/** The reactive libraries that the README shows. */
class ReactiveTest extends FakeStoreTestBase {

  private UUID segment;
  private PagedIterable<ShopperProfile> listing;

  @BeforeEach
  void addSegment() {
    segment = store.addSegment(625);
    listing = list(segment);
  }

  @Test
  void reactor_consumesPublisher() {
    Flux<ShopperProfile> reactor = JdkFlowAdapter.flowPublisherToFlux(listing.publisher());

    assertThat(reactor.toIterable()).containsExactlyElementsOf(store.shopperProfiles(segment));
  }

  @Test
  void rxJava_consumesPublisher() {
    Flowable<ShopperProfile> rxJava =
        Flowable.fromPublisher(FlowAdapters.toPublisher(listing.publisher()));

    assertThat(rxJava.blockingIterable()).containsExactlyElementsOf(store.shopperProfiles(segment));
  }
}
