package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.testing.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class CompressionTest extends FakeStoreTestBase {

  private static final String PROFILE = "3fa85f64-5717-4562-b3fc-2c963f66afa6";

  @Test
  void gzipBody_isDecompressed() throws IOException {
    String json =
        """
        {"data": [{"id": "%s"}]}
        """;
    store.failPage(1, gzip(json.formatted(PROFILE).getBytes()));

    assertThat(list(store.addSegment(0)).page(1).items())
        .extracting(ShopperProfile::id)
        .containsExactly(UUID.fromString(PROFILE));
  }

  @Test
  void decompressedBody_isBounded() throws IOException {
    store.failNext(1, gzip(new byte[100 * 1024 * 1024]));

    assertThatThrownBy(() -> list(store.addSegment(1)).count())
        .hasMessageContaining(Messages.BODY_OVER_LIMIT);
  }

  private static Fault gzip(byte[] body) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(body);
    }
    return Fault.response(200, Map.of("Content-Encoding", "gzip"), compressed.toByteArray());
  }
}
