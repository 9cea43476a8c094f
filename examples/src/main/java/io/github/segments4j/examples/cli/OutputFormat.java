package io.github.segments4j.examples.cli;

import java.io.Writer;
import java.util.Locale;

/** An output format of a listing. */
enum OutputFormat {
  TABLE,
  CSV,
  NDJSON;

  <T> RowWriter<T> newWriter(RowSchema<T> schema, Writer writer) {
    return switch (this) {
      case TABLE -> new TableRowWriter<>(schema, writer);
      case CSV -> new CsvRowWriter<>(schema, writer);
      case NDJSON -> new NdjsonRowWriter<>(schema, writer);
    };
  }

  /** {@return the name on the command line} */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
