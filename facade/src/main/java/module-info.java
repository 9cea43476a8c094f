/**
 * A client for BigCommerce customer segmentation: it lists the shopper profiles of a segment, page
 * after page, changes segments and their members, and keeps a segment in step with another system.
 *
 * <p>A first program, which needs no store, as {@link io.github.segments4j.testing.FakeStore} is
 * one in memory:
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
 * <p>For your own store, {@link io.github.segments4j.SegmentsClient#fromEnvironment()} takes the
 * place of the builder. Keep the client: it is safe for use by several threads. From it the way
 * goes by BigCommerce's own words, {@code client.segments()}, {@code
 * client.segment(id).shopperProfiles()}, to the operations.
 *
 * <h2>Listing</h2>
 *
 * <p>{@link io.github.segments4j.paging.PagedIterable} describes a listing. It sends nothing until
 * something of it is asked for: items, pages, one page, the total, or a publisher of any of these.
 * Its options give a copy, so that a listing can be shared and kept.
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
 * <p>What changes things takes any number of them, sends as many requests as that needs, and says
 * of each what became of it: {@link io.github.segments4j.batch.BatchResult}. To make a segment
 * contain exactly certain customers, plan first, look, and apply: {@link
 * io.github.segments4j.sync.SyncPlan}.
 *
 * <pre>{@code
 * SyncPlan plan = client.segment(id).shopperProfiles().syncToCustomers(customerIds).createMissing().plan();
 * SyncResult result = plan.apply();
 * result.removed().failed().forEach((profile, failure) -> System.err.println(profile + ": " + failure));
 * }</pre>
 *
 * <h2>When something goes wrong</h2>
 *
 * <p>A wrong argument is an {@link java.lang.IllegalArgumentException}, thrown before anything is
 * sent. Rate limits and lost connections are waited out within bounds: {@link
 * io.github.segments4j.call.RetryPolicy}. Everything else is a {@link
 * io.github.segments4j.error.SegmentsException} of the class that says what it means, and of a
 * listing everything before it was handed out:
 *
 * <pre>{@code
 * try {
 *   listing.forEach(this::store);
 * } catch (MissingScopeException e) {
 *   System.err.println(e.getMessage());  // names the scope, and what else it can be
 * } catch (ServerException e) {
 *   listing.startingAt(e.page()).forEach(this::store);  // the missing rest
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
