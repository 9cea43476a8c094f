package io.github.segments4j.examples.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is written under a temporary name and renamed when it is complete. */
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
    // Replace the target of a link, not the link. Devices and named pipes cannot be replaced.
    Path real = Files.exists(file) ? file.toRealPath() : file;
    boolean replaceable = !Files.exists(real) || Files.isRegularFile(real);
    return new OutputFile(
        real, replaceable ? real.resolveSibling(real.getFileName() + ".part") : real);
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

  /** Deletes the file unless it is complete. */
  @Override
  public void close() throws IOException {
    writer.close();
    if (!partial.equals(file)) {
      Files.deleteIfExists(partial);
    }
  }
}
