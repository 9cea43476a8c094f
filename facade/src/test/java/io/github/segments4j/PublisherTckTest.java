package io.github.segments4j;

import io.github.segments4j.call.RetryPolicy;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.testing.FakeStore;
import java.util.UUID;
import java.util.concurrent.Flow;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.annotations.AfterClass;

/** All the rules that Reactive Streams has for publishers, over real requests. */
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
    return subscriber -> publisher(UUID.randomUUID()).subscribe(new FailingAtOnce(subscriber));
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

  /** A listing is only known to fail when it is asked for, so somebody has to ask. */
  private record FailingAtOnce(Flow.Subscriber<? super ShopperProfile> to)
      implements Flow.Subscriber<ShopperProfile> {

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      to.onSubscribe(subscription);
      subscription.request(1);
    }

    @Override
    public void onNext(ShopperProfile profile) {
      to.onNext(profile);
    }

    @Override
    public void onError(Throwable failure) {
      to.onError(failure);
    }

    @Override
    public void onComplete() {
      to.onComplete();
    }
  }
}
