/** The Retrofit client generated from the OpenAPI document. */
module io.github.segments4j.api {
  requires transitive com.squareup.moshi;
  requires transitive okio;
  requires transitive retrofit2;
  requires transitive org.jspecify;
  requires com.ethlo.time;

  exports io.github.segments4j.json;
  exports io.github.segments4j.api;
  exports io.github.segments4j.model;
}
