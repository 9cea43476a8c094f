package io.github.segments4j.examples.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that gets its name when it is complete, so that nobody takes half of one for the whole.
 */
final class OutputFile implements AutoCloseable {

  private final Path file;
  private final Path partial;
  private final Writer writer;

  private OutputFile(Path file, Path partial) throws IOException {
    this.file = file;
    this.partial = partial;
    this.writer = Files.newBufferedWriter(partial);
  }

  static OutputFile open(Path file) throws IOException {
    // The file behind a link is replaced and not the link; a device or a named pipe, such as
    // /dev/null, is written to.
    Path real = Files.exists(file) ? file.toRealPath() : file;
    boolean replaces = !Files.exists(real) || Files.isRegularFile(real);
    return new OutputFile(
        real, replaces ? real.resolveSibling(real.getFileName() + ".part") : real);
  }

  Writer writer() {
    return writer;
  }

  void complete() throws IOException {
    writer.close();
    if (!partial.equals(file)) {
      Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Leaves nothing behind of a file that is not complete. */
  @Override
  public void close() throws IOException {
    writer.close();
    if (!partial.equals(file)) {
      Files.deleteIfExists(partial);
    }
  }
}
