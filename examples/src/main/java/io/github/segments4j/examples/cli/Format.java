package io.github.segments4j.examples.cli;

import java.io.Writer;
import java.util.Locale;

/** How a listing is written. */
enum Format {
  TABLE,
  CSV,
  NDJSON;

  <T> Rows<T> rows(Listed<T> listed, Writer writer) {
    return switch (this) {
      case TABLE -> new TableRows<>(listed, writer);
      case CSV -> new CsvRows<>(listed, writer);
      case NDJSON -> new NdjsonRows<>(listed, writer);
    };
  }

  /** As it is given on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
