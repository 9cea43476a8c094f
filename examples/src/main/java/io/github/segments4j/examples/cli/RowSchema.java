package io.github.segments4j.examples.cli;

import io.github.segments4j.model.Segment;
import io.github.segments4j.model.ShopperProfile;
import java.util.List;

/**
 * What can be listed.
 *
 * @param <T> the type of the items
 * @param type the type of the items
 * @param columns what is shown of them
 */
record RowSchema<T>(Class<T> type, List<Column<T>> columns) {

  private static final int ID = 36;
  private static final int TIME = 24;
  private static final int NUMBER = 11;
  private static final int NAME = 24;

  static final RowSchema<Segment> SEGMENTS =
      new RowSchema<>(
          Segment.class,
          List.of(
              new Column<>("id", ID, Segment::id),
              new Column<>("created_at", TIME, Segment::createdAt),
              new Column<>("updated_at", TIME, Segment::updatedAt),
              new Column<>("name", NAME, Segment::name),
              new Column<>("description", NAME, Segment::description)));

  static final RowSchema<ShopperProfile> PROFILES =
      new RowSchema<>(
          ShopperProfile.class,
          List.of(
              new Column<>("id", ID, ShopperProfile::id),
              new Column<>("customer_id", NUMBER, ShopperProfile::customerId),
              new Column<>("created_at", TIME, ShopperProfile::createdAt),
              new Column<>("updated_at", TIME, ShopperProfile::updatedAt)));
}
