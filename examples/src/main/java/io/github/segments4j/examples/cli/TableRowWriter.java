package io.github.segments4j.examples.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** A writer of aligned columns, whose widths are fixed so that rows can be streamed. */
final class TableRowWriter<T> extends RowWriter<T> {

  private static final String GAP = "  ";

  private final List<Column<T>> columns;

  TableRowWriter(RowSchema<T> schema, Writer writer) {
    super(writer);
    this.columns = schema.columns();
  }

  @Override
  void writeHeader() throws IOException {
    line(column -> column.name().toUpperCase(Locale.ROOT).replace('_', ' '));
  }

  @Override
  void write(T item) throws IOException {
    line(column -> Escaper.escape(column.text(item)));
  }

  private void line(Function<Column<T>, String> cell) throws IOException {
    StringBuilder line = new StringBuilder();
    for (Column<T> column : columns) {
      int end = line.length() + column.width();
      line.append(cell.apply(column));
      line.append(" ".repeat(Math.max(0, end - line.length()))).append(GAP);
    }
    writer().append(line.toString().stripTrailing()).append('\n');
  }
}
