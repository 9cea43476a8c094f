package io.github.segments4j.examples.cli;

import io.github.segments4j.paging.Page;
import io.github.segments4j.paging.PagedIterable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * A streaming writer of items.
 *
 * @param <T> the type of the items
 */
abstract class RowWriter<T> {

  private final Writer writer;

  RowWriter(Writer writer) {
    this.writer = writer;
  }

  final Writer writer() {
    return writer;
  }

  /** Writes the header, if the format has one. */
  abstract void writeHeader() throws IOException;

  abstract void write(T item) throws IOException;

  /** Writes and flushes a listing page by page. Writes no header if the first page fails. */
  final void writeAll(PagedIterable<T> listing, ProgressReporter progress) throws IOException {
    boolean headerWritten = false;
    for (Page<T> page : listing.pages()) {
      page.total().ifPresent(progress::total);
      if (!headerWritten) {
        writeHeader();
        headerWritten = true;
      }
      for (T item : page.items()) {
        write(item);
      }
      flush();
      progress.stepBy(page.items().size());
    }
  }

  final void writeAll(Iterable<T> items) throws IOException {
    writeHeader();
    for (T item : items) {
      write(item);
    }
    flush();
  }

  /** Flushes the writer. A {@link PrintWriter} reports failures only through checkError(). */
  private void flush() throws IOException {
    writer.flush();
    if (writer instanceof PrintWriter printer && printer.checkError()) {
      throw new IOException("cannot write the output");
    }
  }
}
