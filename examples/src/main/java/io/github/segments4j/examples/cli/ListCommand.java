package io.github.segments4j.examples.cli;

import io.github.segments4j.SegmentsClient;
import io.github.segments4j.paging.PagedIterable;
import java.io.IOException;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/**
 * A command that lists items.
 *
 * @param <T> the type of the items
 */
abstract class ListCommand<T> extends StoreCommand {

  @Mixin private FormatOption format;
  @Mixin private ConcurrencyOption concurrency;

  private final RowSchema<T> schema;

  ListCommand(RowSchema<T> schema) {
    this.schema = schema;
  }

  /** Returns the items to list. */
  abstract PagedIterable<T> listing(SegmentsClient client);

  @Override
  int run(SegmentsClient client) throws IOException {
    format
        .format()
        .newWriter(schema, out())
        .writeAll(listing(client).concurrency(concurrency.concurrency()), ProgressReporter.none());
    return ExitCode.OK;
  }
}
