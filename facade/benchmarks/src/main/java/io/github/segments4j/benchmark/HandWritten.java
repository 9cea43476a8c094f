package io.github.segments4j.benchmark;

import com.ethlo.time.ITU;
import com.squareup.moshi.JsonReader;
import io.github.segments4j.model.PageMeta;
import io.github.segments4j.model.Pagination;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.model.ShopperProfilePage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import okio.Okio;

/** A lower bound of decoding: the shortest code for a valid page, without any validation. */
final class HandWritten implements Subject {

  private static final JsonReader.Options PAGE = JsonReader.Options.of("data", "meta");
  private static final JsonReader.Options META = JsonReader.Options.of("pagination");
  private static final JsonReader.Options PROFILE =
      JsonReader.Options.of("id", "customer_id", "created_at", "updated_at");
  private static final JsonReader.Options PAGINATION =
      JsonReader.Options.of("total", "count", "per_page", "current_page", "total_pages");

  @Override
  public Object decode(InputStream body) throws IOException {
    JsonReader reader = JsonReader.of(Okio.buffer(Okio.source(body)));
    List<ShopperProfile> data = new ArrayList<>();
    PageMeta meta = null;
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.selectName(PAGE)) {
        case 0 -> {
          reader.beginArray();
          while (reader.hasNext()) {
            data.add(profile(reader));
          }
          reader.endArray();
        }
        case 1 -> meta = meta(reader);
        default -> skip(reader);
      }
    }
    reader.endObject();
    return new ShopperProfilePage(data, meta);
  }

  @Override
  public long list() {
    throw new UnsupportedOperationException("decodes only");
  }

  private static ShopperProfile profile(JsonReader reader) throws IOException {
    UUID id = null;
    Long customerId = null;
    Instant createdAt = null;
    Instant updatedAt = null;
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.selectName(PROFILE)) {
        case 0 -> id = UUID.fromString(reader.nextString());
        case 1 -> customerId = number(reader);
        case 2 -> createdAt = ITU.parseDateTime(reader.nextString()).toInstant();
        case 3 -> updatedAt = ITU.parseDateTime(reader.nextString()).toInstant();
        default -> skip(reader);
      }
    }
    reader.endObject();
    return new ShopperProfile(id, customerId, createdAt, updatedAt);
  }

  private static PageMeta meta(JsonReader reader) throws IOException {
    Pagination pagination = null;
    reader.beginObject();
    while (reader.hasNext()) {
      if (reader.selectName(META) == 0) {
        pagination = pagination(reader);
      } else {
        skip(reader);
      }
    }
    reader.endObject();
    return new PageMeta(pagination);
  }

  private static Pagination pagination(JsonReader reader) throws IOException {
    Long[] numbers = new Long[5];
    reader.beginObject();
    while (reader.hasNext()) {
      int name = reader.selectName(PAGINATION);
      if (name >= 0) {
        numbers[name] = number(reader);
      } else {
        skip(reader);
      }
    }
    reader.endObject();
    return new Pagination(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], null);
  }

  private static Long number(JsonReader reader) throws IOException {
    return reader.peek() == JsonReader.Token.NULL ? reader.nextNull() : (Long) reader.nextLong();
  }

  private static void skip(JsonReader reader) throws IOException {
    reader.skipName();
    reader.skipValue();
  }
}
