package io.github.segments4j.examples;

import io.github.segments4j.SegmentsClient;
import io.github.segments4j.testing.FakeStore;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The store that a program uses: the configured one, or an embedded {@link FakeStore}. */
public final class ExampleStore implements AutoCloseable {

  private final @Nullable FakeStore embedded;
  private final SegmentsClient client;

  private ExampleStore(@Nullable FakeStore embedded, SegmentsClient client) {
    this.embedded = embedded;
    this.client = client;
  }

  /**
   * Returns whether any variable begins with {@code BIGCOMMERCE_}. A misspelled name must not
   * select the embedded store.
   *
   * @param environment the environment variables
   * @return whether a store is configured, if only in part
   */
  public static boolean isConfigured(Map<String, String> environment) {
    return environment.keySet().stream().anyMatch(name -> name.startsWith("BIGCOMMERCE_"));
  }

  /**
   * Opens the store configured by environment variables.
   *
   * @return the store, which the caller must close
   * @throws IllegalArgumentException if an environment variable is missing or invalid
   */
  public static ExampleStore configured() {
    return new ExampleStore(null, SegmentsClient.fromEnvironment());
  }

  /**
   * Starts an embedded store.
   *
   * @param setUp populates the store, which is empty
   * @return the store, which the caller must close
   */
  public static ExampleStore embedded(Consumer<FakeStore> setUp) {
    FakeStore store = FakeStore.start();
    setUp.accept(store);
    return new ExampleStore(store, newClient(store));
  }

  /** {@return the client of this store, which is closed with it} */
  public SegmentsClient client() {
    return client;
  }

  /**
   * Creates a client of a fake store.
   *
   * @param store the store to connect to
   * @return the client, which the caller must close
   */
  public static SegmentsClient newClient(FakeStore store) {
    return SegmentsClient.builder()
        .storeHash(store.storeHash())
        .accessToken(store.accessToken())
        .baseUrl(store.url())
        .build();
  }

  /** Closes the client and the embedded store. */
  @Override
  public void close() {
    client.close();
    if (embedded != null) {
      embedded.close();
    }
  }
}
