package io.github.segments4j.examples.spark;

import io.github.segments4j.SegmentsClient;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The clients of this JVM, one for each store: all tasks of an executor spend its quota together.
 * Access tokens do not travel with the tasks, an executor finds them in its own environment.
 */
final class Clients {

  private static final String TOKEN_OF = "BIGCOMMERCE_ACCESS_TOKEN_";
  private static final Map<String, SegmentsClient> CLIENTS = new ConcurrentHashMap<>();

  private Clients() {}

  /** The client of a store. */
  static SegmentsClient of(String storeHash) {
    return CLIENTS.computeIfAbsent(storeHash, Clients::fromEnvironment);
  }

  /** Adds a client, for a store that the environment does not name. */
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
          TOKEN_OF + storeHash + " must be set, to the access token of that store");
    }
    return SegmentsClient.builder().storeHash(storeHash).accessToken(token).build();
  }
}
