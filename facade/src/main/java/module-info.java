/**
 * A client for BigCommerce customer segmentation. It lists, edits and synchronizes customer
 * segments.
 *
 * <p>A first program, on a {@link io.github.segments4j.testing.FakeStore}, an in-memory store:
 *
 * <pre>{@code
 * try (FakeStore store = FakeStore.start();
 *     SegmentsClient client = SegmentsClient.builder()
 *         .storeHash(store.storeHash()).accessToken(store.accessToken()).baseUrl(store.url()).build()) {
 *   UUID segment = store.addSegment(625);
 *   for (ShopperProfile profile : client.segment(segment).shopperProfiles().list()) {
 *     System.out.println(profile.customerId());
 *   }
 * }
 * }</pre>
 *
 * <p>For your own store, create the client with {@link
 * io.github.segments4j.SegmentsClient#fromEnvironment()}. Create one client per store and reuse it;
 * it is thread-safe. Its resources, such as {@code client.segments()} and {@code
 * client.segment(id).shopperProfiles()}, are named as in BigCommerce's API.
 *
 * <h2>Listing</h2>
 *
 * <p>{@link io.github.segments4j.paging.PagedIterable} is a lazy, paged listing. No request is sent
 * until it is consumed: by item, by page, as a single page, as the total, or as a publisher. It is
 * immutable: its options return copies.
 *
 * <pre>{@code
 * PagedIterable<ShopperProfile> listing = client.segment(id).shopperProfiles().list().concurrency(4);
 * System.out.println(listing.count());
 * for (Page<ShopperProfile> page : listing.pages()) {
 *   System.out.println("page " + page.number() + ": " + page.items().size());
 * }
 * }</pre>
 *
 * <h2>Changing</h2>
 *
 * <p>Operations that change data accept any number of items, send them in batches, and return the
 * outcome of each item in a {@link io.github.segments4j.batch.BatchResult}. To make a segment
 * contain exactly the given customers, create a {@link io.github.segments4j.sync.SyncPlan}, review
 * it, and apply it.
 *
 * <pre>{@code
 * SyncPlan plan = client.segment(id).shopperProfiles().syncToCustomers(customerIds).createMissing().plan();
 * SyncResult result = plan.apply();
 * result.removed().failed().forEach((profile, failure) -> System.err.println(profile + ": " + failure));
 * }</pre>
 *
 * <h2>Errors</h2>
 *
 * <p>An invalid argument is an {@link java.lang.IllegalArgumentException}, thrown before a request
 * is sent. Throttled requests and lost connections are retried according to the {@link
 * io.github.segments4j.call.RetryPolicy}. Every other failure is a subclass of {@link
 * io.github.segments4j.error.SegmentsException}. A listing delivers all items before the failed
 * page:
 *
 * <pre>{@code
 * try {
 *   listing.forEach(this::store);
 * } catch (MissingScopeException e) {
 *   System.err.println(e.getMessage());  // names the missing scope
 * } catch (ServerException e) {
 *   listing.startingAt(e.page()).forEach(this::store);  // resumes at the failed page
 * }
 * }</pre>
 */
module io.github.segments4j {
  requires transitive io.github.segments4j.api;
  requires transitive okhttp3;
  requires transitive org.jspecify;
  requires com.squareup.moshi;
  requires jdk.httpserver;
  requires kotlin.stdlib;
  requires okio;
  requires org.slf4j;
  requires retrofit2;
  requires retrofit2.converter.moshi;

  exports io.github.segments4j;
  exports io.github.segments4j.batch;
  exports io.github.segments4j.call;
  exports io.github.segments4j.error;
  exports io.github.segments4j.paging;
  exports io.github.segments4j.sync;
  exports io.github.segments4j.testing;
}
