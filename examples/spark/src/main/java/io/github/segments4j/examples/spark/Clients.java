package io.github.segments4j.examples.spark;

import io.github.segments4j.SegmentsClient;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The clients of this JVM, one per store, so that all tasks of an executor share the rate limit
 * state. Tasks carry no access tokens: an executor reads them from its environment.
 */
final class Clients {

  private static final String TOKEN_OF = "BIGCOMMERCE_ACCESS_TOKEN_";
  private static final Map<String, SegmentsClient> CLIENTS = new ConcurrentHashMap<>();

  private Clients() {}

  /** Returns the client of a store. */
  static SegmentsClient of(String storeHash) {
    return CLIENTS.computeIfAbsent(storeHash, Clients::fromEnvironment);
  }

  /** Adds the client of a store that is not in the environment. */
  static void add(SegmentsClient client) {
    CLIENTS.put(client.storeHash(), client);
  }

  /** Closes all clients. */
  static void close() {
    CLIENTS.values().forEach(SegmentsClient::close);
    CLIENTS.clear();
  }

  private static SegmentsClient fromEnvironment(String storeHash) {
    String token = System.getenv(TOKEN_OF + storeHash);
    if (token == null) {
      throw new IllegalArgumentException(
          "%s%s must be set to the access token of the store".formatted(TOKEN_OF, storeHash));
    }
    return SegmentsClient.builder().storeHash(storeHash).accessToken(token).build();
  }
}
