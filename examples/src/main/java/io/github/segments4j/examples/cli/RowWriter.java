package io.github.segments4j.examples.cli;

import io.github.segments4j.paging.Page;
import io.github.segments4j.paging.PagedIterable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * Writes items one after the other, holding none of them.
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

  /** Writes what comes before the first item. */
  abstract void writeHeader() throws IOException;

  abstract void write(T item) throws IOException;

  /**
   * Writes a listing page by page, so that a reader has each page as soon as it is there; of one
   * that fails at once nothing is written.
   */
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

  /** A print writer, such as standard output, keeps its failures to itself unless it is asked. */
  private void flush() throws IOException {
    writer.flush();
    if (writer instanceof PrintWriter silent && silent.checkError()) {
      throw new IOException("the output cannot be written");
    }
  }
}
