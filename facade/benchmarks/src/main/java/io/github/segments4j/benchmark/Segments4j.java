package io.github.segments4j.benchmark;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.github.segments4j.SegmentsClient;
import io.github.segments4j.json.JsonAdapters;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.model.ShopperProfilePage;
import io.github.segments4j.paging.PagedIterable;
import java.io.IOException;
import java.io.InputStream;
import okio.Okio;

/** The client of this library. */
final class Segments4j implements Subject {

  private final JsonAdapter<ShopperProfilePage> pages =
      new Moshi.Builder().add(JsonAdapters.FACTORY).build().adapter(ShopperProfilePage.class);
  private final PagedIterable<ShopperProfile> listing;

  Segments4j(String url, int concurrency) {
    SegmentsClient client =
        SegmentsClient.builder()
            .storeHash(STORE_HASH)
            .accessToken(ACCESS_TOKEN)
            .baseUrl(url)
            .build();
    this.listing = client.segment(SEGMENT).shopperProfiles().list().concurrency(concurrency);
  }

  @Override
  public Object decode(InputStream body) throws IOException {
    return pages.fromJson(Okio.buffer(Okio.source(body)));
  }

  @Override
  public long list() {
    long count = 0;
    for (ShopperProfile profile : listing) {
      count += profile == null ? 0 : 1;
    }
    return count;
  }
}
