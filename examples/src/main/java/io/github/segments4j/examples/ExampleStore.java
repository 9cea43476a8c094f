package io.github.segments4j.examples;

import io.github.segments4j.SegmentsClient;
import io.github.segments4j.testing.FakeStore;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The store that an example uses: the one configured by environment variables, or an embedded
 * {@link FakeStore} if none of them is set.
 */
public final class ExampleStore implements AutoCloseable {

  private static final List<String> VARIABLES =
      List.of("BIGCOMMERCE_STORE_HASH", "BIGCOMMERCE_ACCESS_TOKEN", "BIGCOMMERCE_API_URL");

  private final @Nullable FakeStore embedded;
  private final SegmentsClient client;

  private ExampleStore(@Nullable FakeStore embedded, SegmentsClient client) {
    this.embedded = embedded;
    this.client = client;
  }

  /** {@return whether the store is embedded} */
  public static boolean isEmbedded() {
    return VARIABLES.stream().allMatch(name -> System.getenv(name) == null);
  }

  /**
   * Opens the store.
   *
   * @param setUp populates the embedded store, which is empty
   * @return the store, which the caller must close
   * @throws IllegalArgumentException if an environment variable is missing or invalid
   */
  public static ExampleStore open(Consumer<FakeStore> setUp) {
    if (!isEmbedded()) {
      return new ExampleStore(null, SegmentsClient.fromEnvironment());
    }
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
