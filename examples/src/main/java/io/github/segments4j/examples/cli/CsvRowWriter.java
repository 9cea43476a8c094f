package io.github.segments4j.examples.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Writer;
import java.util.List;

/** A writer of comma-separated values as in RFC 4180, except that lines end with LF. */
final class CsvRowWriter<T> extends RowWriter<T> {

  private final List<Column<T>> columns;
  private final CsvWriter csv;

  CsvRowWriter(RowSchema<T> schema, Writer writer) {
    super(writer);
    this.columns = schema.columns();
    // The underlying writer is already buffered.
    this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).bufferSize(0).build(writer);
  }

  @Override
  void writeHeader() {
    csv.writeRecord(columns.stream().map(Column::name).toList());
  }

  @Override
  void write(T item) {
    CsvWriter.CsvWriterRecord row = csv.writeRecord();
    for (Column<T> column : columns) {
      row.writeField(column.text(item));
    }
    row.endRecord();
  }
}
