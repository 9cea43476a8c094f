package io.github.segments4j.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/**
 * A file that is written under a temporary name of its own, and replaces the file of its name when
 * it is complete. Of several that are written concurrently, the last to be completed remains.
 */
final class OutputFile implements AutoCloseable {

  private static final int MAX_LINKS = 40;
  private static final Set<StandardOpenOption> NEW_FILE = Set.of(CREATE_NEW, WRITE);

  private final Path target;
  private final Path written;
  private final Writer writer;

  private OutputFile(Path target, Path written, Writer writer) {
    this.target = target;
    this.written = written;
    this.writer = writer;
  }

  static OutputFile open(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "is a directory");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      // A device or a named pipe cannot be replaced.
      return new OutputFile(file, file, Files.newBufferedWriter(file));
    }
    Path target = followLinks(file);
    // The name is short, because the length of names is limited.
    Path temporary = target.resolveSibling(".segments4j-%s.part".formatted(UUID.randomUUID()));
    temporary.toFile().deleteOnExit();
    return new OutputFile(target, temporary, create(temporary, target));
  }

  /** Returns the file that a path denotes, so that a symbolic link to it remains. */
  private static Path followLinks(Path file) throws IOException {
    Path target = file;
    for (int links = 0; Files.isSymbolicLink(target); links++) {
      if (links == MAX_LINKS) {
        throw new FileSystemException(file.toString(), null, "too many symbolic links");
      }
      target = target.resolveSibling(Files.readSymbolicLink(target));
    }
    return target;
  }

  /** Creates a file with the permissions of the existing file, or with those of the umask. */
  private static Writer create(Path file, Path existing) throws IOException {
    boolean exists = Files.exists(existing);
    if (exists && !Files.isWritable(existing)) {
      throw new AccessDeniedException(existing.toString());
    }
    PosixFileAttributeView posix =
        Files.getFileAttributeView(existing, PosixFileAttributeView.class);
    if (posix == null || !exists) {
      return Channels.newWriter(Files.newByteChannel(file, NEW_FILE), UTF_8);
    }
    Set<PosixFilePermission> permissions = posix.readAttributes().permissions();
    Writer writer =
        Channels.newWriter(
            Files.newByteChannel(file, NEW_FILE, PosixFilePermissions.asFileAttribute(permissions)),
            UTF_8);
    // The umask applies to new files.
    Files.setPosixFilePermissions(file, permissions);
    return writer;
  }

  Writer writer() {
    return writer;
  }

  void complete() throws IOException {
    writer.close();
    if (!written.equals(target)) {
      // Without ATOMIC_MOVE, the JDK deletes the target first.
      Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** Deletes the file unless it is complete. */
  @Override
  public void close() throws IOException {
    try {
      writer.close();
    } finally {
      if (!written.equals(target)) {
        Files.deleteIfExists(written);
      }
    }
  }
}
