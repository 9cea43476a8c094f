package io.github.segments4j.examples.cli;

import java.io.Writer;
import java.util.Locale;

/** How a listing is written. */
enum Format {
  TABLE,
  CSV,
  NDJSON;

  <T> RowWriter<T> rows(RowSchema<T> listed, Writer writer) {
    return switch (this) {
      case TABLE -> new TableRowWriter<>(listed, writer);
      case CSV -> new CsvRowWriter<>(listed, writer);
      case NDJSON -> new NdjsonRowWriter<>(listed, writer);
    };
  }

  /** As it is given on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
