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
import org.junit.jupiter.api.Test;

/**
 * What users can compile against, as the JDK's own javap prints it, is what {@code api.txt} holds:
 * a change of it is meant, and seen in review, or it fails here.
 */
class PublicApiTest {

  private static final Path RECORD = Path.of("api.txt");

  @Test
  void isWhatIsRecorded() throws Exception {
    String api = signatures();
    if (Boolean.getBoolean("record-api")) {
      Files.writeString(RECORD, api);
    }

    assertThat(api)
        .as(
            "The public API is not what facade/api.txt says. If the change is meant, tell of it in"
                + " CHANGELOG.md and record it: mvn verify -pl facade -am -Dtest=PublicApiTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Drecord-api=true")
        .isEqualTo(Files.readString(RECORD));
  }

  private static String signatures() throws Exception {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-protected", "-classpath", System.getProperty("java.class.path")));
    arguments.addAll(classes(SegmentsClient.class));
    arguments.addAll(classes(ShopperProfile.class));
    StringWriter out = new StringWriter();
    ToolProvider javap = ToolProvider.findFirst("javap").orElseThrow();
    assertThat(
            javap.run(new PrintWriter(out), new PrintWriter(out), arguments.toArray(String[]::new)))
        .isZero();
    return out.toString()
        .lines()
        .filter(line -> !line.startsWith("Compiled from"))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** The classes of the module that are in exported packages, in alphabetical order. */
  private static List<String> classes(Class<?> anyOfTheModule) throws Exception {
    URI location = anyOfTheModule.getProtectionDomain().getCodeSource().getLocation().toURI();
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
      for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
        if (!Modifier.isPublic(each.getModifiers()) && !Modifier.isProtected(each.getModifiers())) {
          return false;
        }
      }
      return !type.isAnonymousClass();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
