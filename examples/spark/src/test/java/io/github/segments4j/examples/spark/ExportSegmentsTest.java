package io.github.segments4j.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.testing.FakeStore;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportSegmentsTest {

  private final EmbeddedStores stores = new EmbeddedStores();
  private final SparkSession spark =
      SparkSession.builder().master("local[*]").config("spark.ui.enabled", false).getOrCreate();

  @TempDir private Path temp;

  @AfterEach
  void close() {
    spark.stop();
    Clients.close();
    stores.close();
  }

  @Test
  void export_writesEveryProfileOnce() {
    String folder = temp.resolve("export").toString();

    ExportSegments.export(spark, stores.segments(), folder);

    Dataset<Row> exported = spark.read().parquet(folder);
    long profiles = 0;
    for (FakeStore store : stores.stores()) {
      for (SegmentOfStore segment : stores.segments()) {
        if (segment.storeHash().equals(store.storeHash())) {
          List<String> ids = ids(store, segment.segmentId());
          assertThat(idsOf(exported, segment)).containsExactlyInAnyOrderElementsOf(ids);
          profiles += ids.size();
        }
      }
    }
    assertThat(exported.count()).isEqualTo(profiles);
  }

  @Test
  void export_staysWithinQuota() {
    ExportSegments.export(spark, stores.segments(), temp.resolve("export").toString());

    // 1, 3, 20 and 80 pages, and one request per segment for its total.
    assertThat(stores.stores()).allSatisfy(store -> assertThat(store.requests()).hasSize(108));
  }

  private static List<String> ids(FakeStore store, UUID segmentId) {
    return store.shopperProfiles(segmentId).stream()
        .map(ShopperProfile::id)
        .map(UUID::toString)
        .toList();
  }

  private static List<String> idsOf(Dataset<Row> exported, SegmentOfStore segment) {
    return exported
        .where(exported.col("segment_id").equalTo(segment.segmentId().toString()))
        .select("id")
        .as(Encoders.STRING())
        .collectAsList();
  }
}
