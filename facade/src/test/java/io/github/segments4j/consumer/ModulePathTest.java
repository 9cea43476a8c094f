package io.github.segments4j.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.segments4j.JavaProcess;
import io.github.segments4j.SegmentsClient;
import io.github.segments4j.testing.FakeStore;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The library and its dependencies on the module path. */
@Tag("slow")
class ModulePathTest {

  /** The folders and jars of the library and of its runtime dependencies, with slashes. */
  private static final Pattern RUNTIME =
      Pattern.compile(
          ".*/(facade/target/classes|generated-client/target/(classes|[^/]*\\.jar)"
              + "|(retrofit|converter-moshi|moshi|okhttp(-jvm)?|okio-jvm|kotlin-stdlib|slf4j-api"
              + "|itu|jspecify)-[0-9][^/]*\\.jar)");

  @Test
  void modulePath_listsSegment() throws Exception {
    String modulePath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> RUNTIME.matcher(entry.replace(File.separatorChar, '/')).matches())
            .collect(Collectors.joining(File.pathSeparator));
    List<String> options =
        List.of(
            "--module-path",
            modulePath,
            "--add-modules",
            "io.github.segments4j",
            "-classpath",
            "target/test-classes");

    Process program = JavaProcess.start(options, Program.class);
    String output = new String(program.getInputStream().readAllBytes());

    assertThat(output.lines())
        .last()
        .isEqualTo("625 in io.github.segments4j, of io.github.segments4j.api");
    assertThat(program.waitFor()).isZero();
  }

  static final class Program {
    public static void main(String[] args) {
      try (FakeStore store = FakeStore.start();
          SegmentsClient client =
              SegmentsClient.builder()
                  .storeHash(store.storeHash())
                  .accessToken(store.accessToken())
                  .baseUrl(store.url())
                  .build()) {
        UUID segment = store.addSegment(625);
        var profiles = client.segment(segment).shopperProfiles().list().stream().toList();
        System.out.printf(
            "%d in %s, of %s%n",
            profiles.size(),
            client.getClass().getModule().getName(),
            profiles.get(0).getClass().getModule().getName());
      }
    }
  }
}
