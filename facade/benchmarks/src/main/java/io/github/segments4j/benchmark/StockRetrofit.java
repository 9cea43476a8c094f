package io.github.segments4j.benchmark;

import com.google.gson.Gson;
import com.google.gson.TypeAdapter;
import io.github.segments4j.benchmark.stock.retrofit.ApiClient;
import io.github.segments4j.benchmark.stock.retrofit.JSON;
import io.github.segments4j.benchmark.stock.retrofit.api.SegmentShopperProfilesApi;
import io.github.segments4j.benchmark.stock.retrofit.model.Pagination;
import io.github.segments4j.benchmark.stock.retrofit.model.ShopperProfile;
import io.github.segments4j.benchmark.stock.retrofit.model.ShopperProfilePage;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import retrofit2.Response;

/** The stock client of the library {@code retrofit2}, with Gson. */
final class StockRetrofit implements Subject {

  private final Gson gson = new JSON().getGson();
  private final TypeAdapter<ShopperProfilePage> pages = gson.getAdapter(ShopperProfilePage.class);
  private final SegmentShopperProfilesApi api;

  StockRetrofit(String url) {
    ApiClient client = new ApiClient("accessToken", ACCESS_TOKEN);
    client.getAdapterBuilder().baseUrl(url + "/");
    this.api = client.createService(SegmentShopperProfilesApi.class);
  }

  @Override
  public Object decode(InputStream body) throws IOException {
    return pages.read(gson.newJsonReader(new InputStreamReader(body, StandardCharsets.UTF_8)));
  }

  @Override
  public long list() throws IOException {
    long count = 0;
    Pagination pagination;
    int number = 1;
    do {
      Response<ShopperProfilePage> response =
          api.listSegmentShopperProfiles(STORE_HASH, SEGMENT, number, PAGE_SIZE).execute();
      if (!response.isSuccessful()) {
        throw new IOException("page %d failed with status %d".formatted(number, response.code()));
      }
      for (ShopperProfile profile : response.body().getData()) {
        count += profile == null ? 0 : 1;
      }
      pagination = response.body().getMeta().getPagination();
      number++;
    } while (pagination.getCurrentPage() < pagination.getTotalPages());
    return count;
  }
}
