package io.github.segments4j.benchmark;

import io.github.segments4j.benchmark.stock.okhttpgson.ApiClient;
import io.github.segments4j.benchmark.stock.okhttpgson.ApiException;
import io.github.segments4j.benchmark.stock.okhttpgson.JSON;
import io.github.segments4j.benchmark.stock.okhttpgson.api.SegmentShopperProfilesApi;
import io.github.segments4j.benchmark.stock.okhttpgson.model.Pagination;
import io.github.segments4j.benchmark.stock.okhttpgson.model.ShopperProfile;
import io.github.segments4j.benchmark.stock.okhttpgson.model.ShopperProfilePage;
import java.io.IOException;
import java.io.InputStream;

/** The stock client of the library {@code okhttp-gson}, the default. */
final class StockOkHttpGson implements Subject {

  private final SegmentShopperProfilesApi api;

  StockOkHttpGson(String url) {
    ApiClient client = new ApiClient().setBasePath(url);
    client.setApiKey(ACCESS_TOKEN);
    this.api = new SegmentShopperProfilesApi(client);
  }

  @Override
  public Object decode(InputStream body) throws IOException {
    return JSON.<ShopperProfilePage>deserialize(body, ShopperProfilePage.class);
  }

  @Override
  public long list() throws ApiException {
    long count = 0;
    Pagination pagination;
    int number = 1;
    do {
      ShopperProfilePage page =
          api.listSegmentShopperProfiles(STORE_HASH, SEGMENT, number, PAGE_SIZE);
      for (ShopperProfile profile : page.getData()) {
        count += profile == null ? 0 : 1;
      }
      pagination = page.getMeta().getPagination();
      number++;
    } while (pagination.getCurrentPage() < pagination.getTotalPages());
    return count;
  }
}
