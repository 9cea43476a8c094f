package io.github.segments4j.examples.cli;

import io.github.segments4j.model.Segment;
import io.github.segments4j.model.ShopperProfile;
import java.util.List;

/**
 * The columns of a listing.
 *
 * @param <T> the type of the items
 */
record RowSchema<T>(Class<T> type, List<Column<T>> columns) {

  private static final int ID_WIDTH = 36;
  private static final int TIME_WIDTH = 24;
  private static final int NUMBER_WIDTH = 11;
  private static final int TEXT_WIDTH = 24;

  static final RowSchema<Segment> SEGMENTS =
      new RowSchema<>(
          Segment.class,
          List.of(
              new Column<>("id", ID_WIDTH, Segment::id),
              new Column<>("created_at", TIME_WIDTH, Segment::createdAt),
              new Column<>("updated_at", TIME_WIDTH, Segment::updatedAt),
              new Column<>("name", TEXT_WIDTH, Segment::name),
              new Column<>("description", TEXT_WIDTH, Segment::description)));

  static final RowSchema<ShopperProfile> PROFILES =
      new RowSchema<>(
          ShopperProfile.class,
          List.of(
              new Column<>("id", ID_WIDTH, ShopperProfile::id),
              new Column<>("customer_id", NUMBER_WIDTH, ShopperProfile::customerId),
              new Column<>("created_at", TIME_WIDTH, ShopperProfile::createdAt),
              new Column<>("updated_at", TIME_WIDTH, ShopperProfile::updatedAt)));
}
