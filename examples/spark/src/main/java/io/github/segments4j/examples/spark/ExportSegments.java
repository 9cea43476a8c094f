package io.github.segments4j.examples.spark;

import io.github.segments4j.error.SegmentsException;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.paging.PageRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A Spark job that writes the shopper profiles of many segments of several stores as Parquet. It
 * splits each segment into ranges of pages, which the executors list independently.
 */
public final class ExportSegments {

  private static final String USAGE =
      """
      Usage: ExportSegments folder [store-hash/segment-id ...]
      Requires the access token of each store in BIGCOMMERCE_ACCESS_TOKEN_<store-hash>.""";
  private static final int PAGES_PER_RANGE = 10;
  private static final StructType SCHEMA =
      new StructType()
          .add("store_hash", DataTypes.StringType, false)
          .add("segment_id", DataTypes.StringType, false)
          .add("id", DataTypes.StringType, false)
          .add("customer_id", DataTypes.LongType, true)
          .add("created_at", DataTypes.TimestampType, true)
          .add("updated_at", DataTypes.TimestampType, true);

  private ExportSegments() {}

  /**
   * Exports the segments, then compares the row counts with the totals of the stores.
   *
   * @param args the output folder, which must not exist, and the segments. Defaults to the segments
   *     of three embedded stores.
   */
  public static void main(String[] args) {
    if (args.length == 0) {
      exit(2, USAGE);
    }
    try (EmbeddedStores embedded = args.length == 1 ? new EmbeddedStores() : null;
        SparkSession spark =
            SparkSession.builder()
                .appName("ExportSegments")
                .config("spark.master", System.getProperty("spark.master", "local[*]"))
                .config("spark.ui.enabled", false)
                .getOrCreate()) {
      List<SegmentOfStore> segments = embedded == null ? parse(args) : embedded.segments();
      export(spark, segments, args[0]);
      if (!check(spark, segments, args[0])) {
        exit(1, "ExportSegments failed: segments changed during the export. Run it again.");
      }
    } catch (Exception e) {
      exit(1, "ExportSegments failed: " + reason(e));
    } finally {
      Clients.close();
    }
  }

  /** Lists the segments and writes their profiles to a folder. */
  static void export(SparkSession spark, List<SegmentOfStore> segments, String folder) {
    List<PageRange> ranges = new ArrayList<>();
    for (SegmentOfStore segment : segments) {
      ranges.addAll(
          Clients.of(segment.storeHash())
              .segment(segment.segmentId())
              .shopperProfiles()
              .ranges(PAGES_PER_RANGE));
    }
    // Mix the stores, or all executors would wait for the quota of one store after the other.
    Collections.shuffle(ranges, new Random(1));
    JavaRDD<Row> profiles =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(ranges, Math.max(1, ranges.size()))
            .flatMap(
                range ->
                    Clients.of(range.storeHash())
                        .segment(range.segmentId())
                        .shopperProfiles()
                        .list(range)
                        .stream()
                        .map(profile -> row(range, profile))
                        .iterator());
    spark.createDataFrame(profiles, SCHEMA).write().parquet(folder);
  }

  private static Row row(PageRange range, ShopperProfile profile) {
    return RowFactory.create(
        range.storeHash(),
        range.segmentId().toString(),
        profile.id().toString(),
        profile.customerId(),
        profile.createdAt(),
        profile.updatedAt());
  }

  private static boolean check(SparkSession spark, List<SegmentOfStore> segments, String folder) {
    Dataset<Row> exported = spark.read().parquet(folder);
    boolean matches = true;
    for (SegmentOfStore segment : segments) {
      long inFiles =
          exported
              .where(exported.col("store_hash").equalTo(segment.storeHash()))
              .where(exported.col("segment_id").equalTo(segment.segmentId().toString()))
              .count();
      long inStore =
          Clients.of(segment.storeHash())
              .segment(segment.segmentId())
              .shopperProfiles()
              .list()
              .count();
      System.out.printf(
          "%s\t%s\t%d of %d%n", segment.storeHash(), segment.segmentId(), inFiles, inStore);
      matches &= inFiles == inStore;
    }
    return matches;
  }

  private static List<SegmentOfStore> parse(String[] args) {
    List<SegmentOfStore> segments = new ArrayList<>();
    for (String arg : List.of(args).subList(1, args.length)) {
      String[] parts = arg.split("/", -1);
      if (parts.length != 2) {
        exit(2, "\"%s\" must be store-hash/segment-id%n%s".formatted(arg, USAGE));
      }
      UUID segmentId = Clients.of(parts[0]).segment(parts[1]).id();
      segments.add(new SegmentOfStore(parts[0], segmentId));
    }
    return segments;
  }

  /** Returns the message of the library, which Spark wraps in the failure of a job. */
  private static String reason(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SegmentsException) {
        return String.valueOf(cause.getMessage());
      }
    }
    return String.valueOf(failure.getMessage());
  }

  private static void exit(int status, String message) {
    System.err.println(message);
    System.exit(status);
  }
}
