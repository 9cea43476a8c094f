package io.github.segments4j.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.segments4j.FakeClock;
import io.github.segments4j.api.PageSize;
import io.github.segments4j.call.RetryPolicy;
import io.github.segments4j.internal.http.AccessToken;
import io.github.segments4j.internal.http.HttpConfig;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.model.ShopperProfilePage;
import io.github.segments4j.paging.PagedIterable;
import io.github.segments4j.testing.FakeStore;
import java.time.Duration;
import java.util.Random;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Path;
import retrofit2.http.Query;

/** Tests of page sizes that the document could state. Its own operations have no maximum. */
class PageSizeTest {

  /** Operations as the templates generate them. */
  interface Listings {

    @GET("stores/{store}/v3/shopper-profiles")
    @PageSize(value = 250, maximum = 100)
    Call<ShopperProfilePage> bounded(
        @Path("store") String store, @Query("page") int page, @Query("limit") int limit);

    @GET("stores/{store}/v3/shopper-profiles")
    @PageSize(30)
    Call<ShopperProfilePage> small(
        @Path("store") String store, @Query("page") int page, @Query("limit") int limit);
  }

  private FakeStore store;
  private Transport transport;
  private Listings api;

  @BeforeEach
  void open() {
    store = FakeStore.start();
    HttpConfig config =
        new HttpConfig(
            HttpUrl.get(store.url()),
            AccessToken.of("accessToken", store.accessToken()),
            RetryPolicy.none(),
            false,
            Duration.ofMinutes(1),
            1_000_000,
            client -> client,
            new FakeClock(),
            new Random());
    transport = new Transport(store.storeHash(), new OkHttpClient(), config);
    api = transport.create(Listings.class);
  }

  @AfterEach
  void close() {
    transport.close();
    store.close();
  }

  @Test
  void pageSize_fromDocument() {
    listing(api::small).page(1);
    listing(api::small).pageSize(1000).page(2);

    assertThat(store.requests())
        .extracting("query")
        .containsExactly("page=1&limit=30", "page=2&limit=1000");
  }

  @Test
  void pageSize_isAtMostMaximum() {
    listing(api::bounded).page(1);
    listing(api::bounded).pageSize(100).page(2);

    assertThat(store.requests())
        .extracting("query")
        .containsExactly("page=1&limit=100", "page=2&limit=100");
  }

  @Test
  void pageSize_aboveMaximum() {
    PagedIterable<ShopperProfile> listing = listing(api::bounded);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> listing.pageSize(101))
        .withMessage("pageSize must be 100 or less, but was 101");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> listing.range(1, 2, 101))
        .withMessage("pageSize must be 100 or less, but was 101");
    assertThat(store.requests()).isEmpty();
  }

  private PagedIterable<ShopperProfile> listing(Listing listing) {
    return PagedIterable.of(
        new PageEndpoint<>(
            "profiles",
            transport,
            (page, limit) -> listing.page(transport.storeHash(), page, limit)));
  }

  private interface Listing {
    Call<ShopperProfilePage> page(String store, int page, int limit);
  }
}
