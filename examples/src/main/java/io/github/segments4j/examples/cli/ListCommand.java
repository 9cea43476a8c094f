package io.github.segments4j.examples.cli;

import io.github.segments4j.SegmentsClient;
import io.github.segments4j.paging.PagedIterable;
import java.io.IOException;
import picocli.CommandLine.Mixin;

/**
 * A command that prints a listing.
 *
 * @param <T> the type of the items
 */
abstract class ListCommand<T> extends StoreCommand {

  @Mixin private FormatOption format;
  @Mixin private ConcurrencyOption concurrency;

  private final RowSchema<T> listed;

  ListCommand(RowSchema<T> listed) {
    this.listed = listed;
  }

  /** What to print. */
  abstract PagedIterable<T> listing(SegmentsClient client);

  @Override
  int run(SegmentsClient client) throws IOException {
    format
        .format()
        .rows(listed, out())
        .writeAll(listing(client).concurrency(concurrency.concurrency()), Progress.none());
    return ExitCode.DONE;
  }
}
