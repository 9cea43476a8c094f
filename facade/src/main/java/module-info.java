/**
 * A client for BigCommerce customer segmentation: it lists the shopper profiles of a segment, page
 * after page, as a plain {@link java.lang.Iterable} or {@link java.util.stream.Stream}, changes
 * segments and their members, and keeps a segment in step with another system.
 *
 * <p>A first program, which needs no store, as {@code FakeStore} is one in memory:
 *
 * <pre>{@code
 * import io.github.segments4j.SegmentsClient;
 * import io.github.segments4j.testing.FakeStore;
 *
 * public class Quickstart {
 *   public static void main(String[] args) {
 *     try (FakeStore store = FakeStore.start();
 *         SegmentsClient client = SegmentsClient.builder()
 *             .storeHash(store.storeHash()).accessToken(store.accessToken()).baseUrl(store.url()).build()) {
 *       var segment = store.addSegment(625);
 *       for (var profile : client.segment(segment).shopperProfiles().list()) {
 *         System.out.println(profile.customerId());
 *       }
 *     }
 *   }
 * }
 * }</pre>
 *
 * <p>For your own store, {@link io.github.segments4j.SegmentsClient#fromEnvironment()} takes the
 * place of the builder. Keep the client: it is safe for use by several threads.
 *
 * <p>What goes wrong is a {@link io.github.segments4j.error.SegmentsException} of the class that
 * says what it means; a wrong argument is an {@link java.lang.IllegalArgumentException}, thrown
 * before anything is sent. Rate limits and lost connections are waited out within bounds: {@link
 * io.github.segments4j.call.RetryPolicy}.
 */
module io.github.segments4j {
  requires transitive io.github.segments4j.client;
  requires transitive okhttp3;
  requires transitive org.jspecify;
  requires com.squareup.moshi;
  requires io.github.resilience4j.core;
  requires io.github.resilience4j.retry;
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
  exports io.github.segments4j.testing;
}
