package io.github.segments4j.examples;

import io.github.segments4j.SegmentsClient;
import io.github.segments4j.testing.FakeStore;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The store that a program works on: the one that the environment names, or else an embedded one,
 * which lives as long as this.
 */
public final class ExampleStore implements AutoCloseable {

  private static final List<String> REAL_STORE =
      List.of("BIGCOMMERCE_STORE_HASH", "BIGCOMMERCE_ACCESS_TOKEN", "BIGCOMMERCE_API_URL");

  private final @Nullable FakeStore embedded;
  private final SegmentsClient client;

  private ExampleStore(@Nullable FakeStore embedded, SegmentsClient client) {
    this.embedded = embedded;
    this.client = client;
  }

  /**
   * Whether the store is embedded.
   *
   * @return true if the environment names no other
   */
  public static boolean isEmbedded() {
    return REAL_STORE.stream().allMatch(name -> System.getenv(name) == null);
  }

  /**
   * Opens the store.
   *
   * @param setUp puts something into an embedded store, which is empty
   * @return the store, to be closed after use
   * @throws IllegalArgumentException if a variable of the environment is missing or wrong
   */
  public static ExampleStore open(Consumer<FakeStore> setUp) {
    if (!isEmbedded()) {
      return new ExampleStore(null, SegmentsClient.fromEnvironment());
    }
    FakeStore store = FakeStore.start();
    setUp.accept(store);
    return new ExampleStore(store, clientOf(store));
  }

  /**
   * The client of the store.
   *
   * @return the client, to be used while this is open
   */
  public SegmentsClient client() {
    return client;
  }

  /**
   * A client of a fake store.
   *
   * @param store the store
   * @return the client, to be closed after use
   */
  public static SegmentsClient clientOf(FakeStore store) {
    return SegmentsClient.builder()
        .storeHash(store.storeHash())
        .accessToken(store.accessToken())
        .baseUrl(store.url())
        .build();
  }

  /** Closes the client, and the store if it is embedded. */
  @Override
  public void close() {
    client.close();
    if (embedded != null) {
      embedded.close();
    }
  }
}
