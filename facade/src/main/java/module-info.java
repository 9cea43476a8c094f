/** A client for BigCommerce customer segmentation. */
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
