package io.github.segments4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.segments4j.examples.JavaProcess.Result;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes files that replace others, and exports to them. */
class OutputFileTest {

  private static final String REGULARS = "3fa85f64-5717-4562-b3fc-2c963f66afa6";

  @TempDir private Path temp;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = temp.resolve("export.csv");
  }

  @Test
  void concurrentFiles_doNotMix() throws IOException {
    try (OutputFile first = OutputFile.open(file);
        OutputFile second = OutputFile.open(file)) {
      first.writer().write("first");
      second.writer().write("second");
      second.complete();
      assertThat(file).hasContent("second");
      first.writer().write(" export");
      first.complete();
    }

    assertThat(file).hasContent("first export");
    assertThat(temp).isDirectoryNotContaining("glob:**/.*");
  }

  @Test
  void incompleteFile_isDeleted() throws IOException {
    Files.writeString(file, "old");

    try (OutputFile output = OutputFile.open(file)) {
      output.writer().write("new");
      assertThat(entries()).hasSize(2);
    }

    assertThat(file).hasContent("old");
    assertThat(entries()).containsExactly(file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-------", "rw-rw-rw-", "rwxr-x--x"})
  void replacedFile_keepsPermissions(String permissions) throws IOException {
    assumePosix();
    Set<PosixFilePermission> expected = PosixFilePermissions.fromString(permissions);
    Files.setPosixFilePermissions(Files.createFile(file), expected);

    write(file, "new");

    assertThat(file).hasContent("new");
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(expected);
  }

  @Test
  void replacedFile_isPrivateWhileWritten() throws IOException {
    assumePosix();
    Set<PosixFilePermission> expected = PosixFilePermissions.fromString("rw-------");
    Files.setPosixFilePermissions(Files.createFile(file), expected);

    try (OutputFile output = OutputFile.open(file)) {
      output.writer().flush();
      for (Path entry : entries()) {
        assertThat(Files.getPosixFilePermissions(entry)).isEqualTo(expected);
      }
    }
  }

  @Test
  void newFile_hasPermissionsOfUmask() throws IOException {
    assumePosix();
    Path other = Files.createFile(temp.resolve("other"));

    write(file, "new");

    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(other));
  }

  @Test
  void readOnlyFile_isNotReplaced() throws IOException {
    assumePosix();
    Files.setPosixFilePermissions(
        Files.writeString(file, "old"), PosixFilePermissions.fromString("r--r--r--"));
    assumeThat(Files.isWritable(file)).as("root may write").isFalse();

    assertThatThrownBy(() -> OutputFile.open(file)).isInstanceOf(AccessDeniedException.class);
    assertThat(file).hasContent("old");
  }

  @Test
  void symbolicLinks_remain() throws IOException {
    assumePosix();
    Path folder = Files.createDirectory(temp.resolve("folder"));
    Path link = Files.createSymbolicLink(temp.resolve("link"), Path.of("folder/second"));
    Files.createSymbolicLink(folder.resolve("second"), file);

    write(link, "new");
    write(link, "newer");

    assertThat(link).isSymbolicLink();
    assertThat(folder.resolve("second")).isSymbolicLink();
    assertThat(file).hasContent("newer");
  }

  @Test
  void cyclicLinks_fail() throws IOException {
    assumePosix();
    Files.createSymbolicLink(file, temp.resolve("other"));
    Files.createSymbolicLink(temp.resolve("other"), file);

    assertThatIOException()
        .isThrownBy(() -> OutputFile.open(file))
        .withMessageContaining("too many symbolic links");
  }

  @Test
  void export_canBeReadAgain() throws IOException {
    Result export = Tool.runDemo("members", "export", REGULARS, "--output", file.toString());
    assertThat(export.errLines()).containsExactly(Tool.DEMO_NOTICE);
    assertThat(Files.readAllLines(file)).hasSize(626);

    Result sync =
        Tool.runDemo(
            "members", "sync", REGULARS, "--by-profile", "--dry-run", "-f", file.toString());

    assertThat(sync.outLines())
        .containsExactly(
            "current members: 625", "to create and add: 0", "to add: 0", "to remove: 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing/export.csv", "missing/folder/export.csv"})
  void export_missingDirectoryIsNamed(String name) {
    Path output = temp.resolve(name);

    Result export = Tool.runDemo("members", "export", REGULARS, "--output", output.toString());

    assertThat(export.exitCode()).isEqualTo(1);
    assertThat(export.errLines())
        .contains(
            "segments4j: cannot write %s: file or directory does not exist".formatted(output));
  }

  @Test
  void export_directoryIsNamed() {
    Result export = Tool.runDemo("members", "export", REGULARS, "--output", temp.toString());

    assertThat(export.exitCode()).isEqualTo(1);
    assertThat(export.errLines())
        .contains("segments4j: cannot write %s: is a directory".formatted(temp));
  }

  private void assumePosix() {
    assumeThat(temp.getFileSystem().supportedFileAttributeViews()).contains("posix");
  }

  private Set<Path> entries() throws IOException {
    try (Stream<Path> entries = Files.list(temp)) {
      return Set.copyOf(entries.toList());
    }
  }

  private static void write(Path file, String text) throws IOException {
    try (OutputFile output = OutputFile.open(file)) {
      output.writer().write(text);
      output.complete();
    }
  }
}
