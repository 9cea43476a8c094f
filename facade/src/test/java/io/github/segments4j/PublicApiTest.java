package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.segments4j.model.ShopperProfile;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.util.diff.DiffUtils;
import org.junit.jupiter.api.Test;

/** Compares the signatures of the exported classes, as javap prints them, with {@code api.txt}. */
class PublicApiTest {

  private static final Path RECORD = Path.of("api.txt");
  private static final int MAX_LINES = 20;

  @Test
  void api_matchesRecord() throws Exception {
    List<String> api = signatures();
    if (Boolean.getBoolean("record")) {
      Files.writeString(RECORD, String.join("\n", api) + "\n");
    }
    List<String> recorded = Files.readAllLines(RECORD);
    List<String> diff =
        DiffUtils.generateUnifiedDiff(
            "recorded", "actual", recorded, DiffUtils.diff(recorded, api), 0);

    assertThat(diff)
        .withFailMessage(
            () ->
                """
                The public API differs from facade/api.txt:
                %s
                If the change is intended, add it to CHANGELOG.md and run: \
                mvn process-test-classes -Drecord"""
                    .formatted(diff.stream().limit(MAX_LINES).collect(Collectors.joining("\n"))))
        .isEmpty();
  }

  private static List<String> signatures() throws Exception {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-protected", "-classpath", System.getProperty("java.class.path")));
    arguments.addAll(classes(SegmentsClient.class));
    arguments.addAll(classes(ShopperProfile.class));
    StringWriter out = new StringWriter();
    ToolProvider javap = ToolProvider.findFirst("javap").orElseThrow();
    assertThat(
            javap.run(new PrintWriter(out), new PrintWriter(out), arguments.toArray(String[]::new)))
        .isZero();
    return out.toString().lines().filter(line -> !line.startsWith("Compiled from")).toList();
  }

  /** Returns the names of the public classes in the exported packages of a class's module. */
  private static List<String> classes(Class<?> member) throws Exception {
    URI location = member.getProtectionDomain().getCodeSource().getLocation().toURI();
    Path path = Path.of(location);
    if (Files.isDirectory(path)) {
      return classes(path);
    }
    try (var jar = FileSystems.newFileSystem(path)) {
      return classes(jar.getPath("/"));
    }
  }

  private static List<String> classes(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(file -> file.endsWith(".class") && !file.equals("module-info.class"))
          .map(file -> file.substring(0, file.length() - ".class".length()))
          .map(file -> file.replace(File.separatorChar, '.').replace('/', '.'))
          .filter(name -> !name.contains(".internal.") && !name.endsWith("package-info"))
          .filter(PublicApiTest::isPublic)
          .sorted()
          .toList();
    }
  }

  private static boolean isPublic(String name) {
    try {
      Class<?> type = Class.forName(name, false, PublicApiTest.class.getClassLoader());
      for (Class<?> c = type; c != null; c = c.getEnclosingClass()) {
        if (!Modifier.isPublic(c.getModifiers()) && !Modifier.isProtected(c.getModifiers())) {
          return false;
        }
      }
      return !type.isAnonymousClass();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
