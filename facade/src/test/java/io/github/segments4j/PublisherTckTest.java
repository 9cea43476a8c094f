package io.github.segments4j;

import io.github.segments4j.call.RetryPolicy;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.testing.FakeStore;
import java.util.UUID;
import java.util.concurrent.Flow;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.annotations.AfterClass;

/** The TCK of Reactive Streams for publishers, over real requests. */
public class PublisherTckTest extends FlowPublisherVerification<ShopperProfile> {

  private static final int TIMEOUT_MILLIS = 2000;
  private static final int NO_SIGNALS_MILLIS = 50;
  private static final int PAGE_SIZE = 7;

  private final FakeStore store = FakeStore.start();
  private final SegmentsClient client =
      SegmentsClient.builder()
          .storeHash(store.storeHash())
          .accessToken(store.accessToken())
          .baseUrl(store.url())
          .retryPolicy(RetryPolicy.none())
          .build();

  /** Called by TestNG. */
  public PublisherTckTest() {
    super(new TestEnvironment(TIMEOUT_MILLIS, NO_SIGNALS_MILLIS));
  }

  /** Called by TestNG at the end. */
  @AfterClass
  public void close() {
    client.close();
    store.close();
  }

  @Override
  public long maxElementsFromPublisher() {
    return 100_000;
  }

  @Override
  public Flow.Publisher<ShopperProfile> createFlowPublisher(long elements) {
    return publisher(store.addSegment(elements));
  }

  @Override
  public Flow.Publisher<ShopperProfile> createFailedFlowPublisher() {
    return subscriber -> publisher(UUID.randomUUID()).subscribe(new EagerSubscriber(subscriber));
  }

  private Flow.Publisher<ShopperProfile> publisher(UUID segment) {
    return client
        .segment(segment)
        .shopperProfiles()
        .list()
        .pageSize(PAGE_SIZE)
        .concurrency(2)
        .publisher();
  }

  /** Requests one item at once, since a listing fails only when it is consumed. */
  private record EagerSubscriber(Flow.Subscriber<? super ShopperProfile> delegate)
      implements Flow.Subscriber<ShopperProfile> {

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      delegate.onSubscribe(subscription);
      subscription.request(1);
    }

    @Override
    public void onNext(ShopperProfile profile) {
      delegate.onNext(profile);
    }

    @Override
    public void onError(Throwable failure) {
      delegate.onError(failure);
    }

    @Override
    public void onComplete() {
      delegate.onComplete();
    }
  }
}
