package io.github.segments4j.benchmark;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.segments4j.benchmark.stock.jackson.ApiClient;
import io.github.segments4j.benchmark.stock.jackson.ApiException;
import io.github.segments4j.benchmark.stock.jackson.api.SegmentShopperProfilesApi;
import io.github.segments4j.benchmark.stock.jackson.model.Pagination;
import io.github.segments4j.benchmark.stock.jackson.model.ShopperProfile;
import io.github.segments4j.benchmark.stock.jackson.model.ShopperProfilePage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The stock client of the library {@code native}: the JDK's HTTP client and Jackson. */
final class StockNative implements Subject {

  private final ObjectMapper mapper;
  private final SegmentShopperProfilesApi api;

  StockNative(String url) {
    ApiClient client = new ApiClient();
    client.updateBaseUri(url);
    client.setRequestInterceptor(request -> request.header("X-Auth-Token", ACCESS_TOKEN));
    this.mapper = client.getObjectMapper();
    this.api = new SegmentShopperProfilesApi(client);
  }

  @Override
  public Object decode(InputStream body) throws IOException {
    String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
    return mapper.readValue(text, new TypeReference<ShopperProfilePage>() {});
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
