package io.github.segments4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.testing.FakeStore;
import io.github.segments4j.testing.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples as a person runs them: as processes, with arguments and an environment. */
class ExamplesTest {

  private final FakeStore store = FakeStore.start();

  @TempDir private Path temp;

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void listsTheEmbeddedSegment() throws Exception {
    Run run = run(ListShopperProfiles.class, Map.of());

    assertThat(run.exit).isZero();
    assertThat(run.err).isEmpty();
    assertThat(run.out)
        .hasSize(625)
        .allMatch(line -> line.matches("[0-9a-f-]{36}\t\\d*\t[0-9T:-]+Z\t[0-9T:-]+Z"))
        .anyMatch(line -> line.contains("\t\t"))
        .doesNotHaveDuplicates();
  }

  @Test
  void listsASegmentOfTheStoreThatTheEnvironmentNames() throws Exception {
    UUID segment = store.addSegment(625);

    Run run = run(ListShopperProfiles.class, realStore(), segment.toString());

    assertThat(run.out)
        .containsExactlyElementsOf(
            store.shopperProfiles(segment).stream().map(ExamplesTest::line).toList());
    assertThat(store.requests()).hasSize(3);
    assertThat(run.exit).isZero();
    assertThat(run.err).isEmpty();
  }

  private static String line(ShopperProfile profile) {
    return Stream.of(profile.id(), profile.customerId(), profile.createdAt(), profile.updatedAt())
        .map(value -> Objects.toString(value, ""))
        .collect(Collectors.joining("\t"));
  }

  @Test
  void leavesFieldsEmptyThatHaveNoValue() throws Exception {
    store.failNext(
        1,
        Fault.response(
            200,
            "application/json",
            "{\"data\": [{\"id\": \"3fa85f64-5717-4562-b3fc-2c963f66afa6\"}], \"meta\":"
                + " {\"pagination\": {\"total_pages\": 1}}}"));

    Run run = run(ListShopperProfiles.class, realStore(), UUID.randomUUID().toString());

    assertThat(run.out).containsExactly("3fa85f64-5717-4562-b3fc-2c963f66afa6\t\t\t");
  }

  @ParameterizedTest
  @CsvSource({"ListShopperProfiles", "PageByPage"})
  void aWrongCallExitsTwoWithTheUsage(String program) throws Exception {
    Class<?> main = Class.forName(getClass().getPackageName() + "." + program);

    Run tooMany = run(main, Map.of(), "a", "b");
    assertThat(tooMany.exit).isEqualTo(2);
    assertThat(tooMany.err).containsExactly("usage: " + program + " [segment-id]");

    Run noSegment = run(main, realStore());
    assertThat(noSegment.exit).isEqualTo(2);
    assertThat(noSegment.err).containsExactly("usage: " + program + " segment-id");

    Run noUuid = run(main, realStore(), "1-1-1-1-1");
    assertThat(noUuid.exit).isEqualTo(2);
    assertThat(noUuid.err)
        .hasSize(2)
        .first()
        .asString()
        .contains("segmentId must be a UUID", "\"1-1-1-1-1\"");
    assertThat(store.requests()).isEmpty();
  }

  @Test
  void aFailureExitsOneAndSaysWhatToDoAfterWhatWasListed() throws Exception {
    UUID segment = store.addSegment(625);
    store.failPage(3, Fault.response(413, "text/html", "<html></html>"));

    Run run = run(ListShopperProfiles.class, realStore(), segment.toString());

    assertThat(run.exit).isEqualTo(1);
    assertThat(run.out).hasSize(500);
    assertThat(run.err)
        .singleElement()
        .asString()
        .contains("ListShopperProfiles failed", "page=3", "413", "smaller page size");
  }

  @Test
  void aMissingScopeIsNamed() throws Exception {
    store.scopes(FakeStore.READ_ONLY);

    Run run = run(ListShopperProfiles.class, realStore(), store.addSegment(1).toString());

    assertThat(run.exit).isEqualTo(1);
    assertThat(run.out).isEmpty();
    assertThat(run.err)
        .singleElement()
        .asString()
        .contains("store_v2_customers", "read-only is not enough");
  }

  @ParameterizedTest
  @CsvSource({
    "BIGCOMMERCE_STORE_HASH, store-abc, did you mean \"abc\"?",
    "BIGCOMMERCE_STORE_HASH, '', BIGCOMMERCE_STORE_HASH is missing",
    "BIGCOMMERCE_ACCESS_TOKEN, 'tok en', BIGCOMMERCE_ACCESS_TOKEN holds a blank",
    "BIGCOMMERCE_API_URL, http://example.com, BIGCOMMERCE_API_URL must begin with https",
  })
  void aWrongEnvironmentIsNamed(String name, String value, String message) throws Exception {
    Map<String, String> environment = new HashMap<>(realStore());
    environment.put(name, value);

    Run run = run(ListShopperProfiles.class, environment, UUID.randomUUID().toString());

    assertThat(run.exit).isEqualTo(1);
    assertThat(run.err).singleElement().asString().contains(message).doesNotContain("tok en");
    assertThat(store.requests()).isEmpty();
  }

  @Test
  void listsPageByPage() throws Exception {
    Run run = run(PageByPage.class, Map.of());

    assertThat(run.out)
        .containsExactly(
            "The segment has 625 shopper profiles.",
            "page 1 of 4: 200 profiles",
            "page 2 of 4: 200 profiles",
            "page 3 of 4: 200 profiles",
            "page 4 of 4: 25 profiles",
            "From page 3 on there are 225.");
    assertThat(run.exit).isZero();
  }

  @Test
  void explainsEveryError() throws Exception {
    Run run = run(ExplainErrors.class, Map.of());

    assertThat(String.join("\n", run.out))
        .contains(
            "IllegalArgumentException",
            "MissingScopeException",
            "ForbiddenException",
            "UnauthorizedException",
            "NotFoundException",
            "ContentTooLargeException",
            "InvalidRequestException",
            "RateLimitedException",
            "ServerException",
            "UnexpectedStatusException",
            "UnreadableResponseException",
            "TransportException")
        .doesNotContain("nothing went wrong", "fake-access-token");
    assertThat(run.err).isEmpty();
    assertThat(run.exit).isZero();
  }

  @Test
  void survivesABadNightInASmallHeap() throws Exception {
    Run run = run(SurviveABadNight.class, Map.of("JDK_JAVA_OPTIONS", "-Xmx64m"));

    assertThat(run.exit).isZero();
    assertThat(run.out)
        .singleElement()
        .asString()
        .matches("2000 profiles in \\d+ requests, complete and in order");
    assertThat(run.err)
        .anyMatch(line -> line.contains("WARN") && line.contains("trying again after a wait"))
        .allMatch(line -> line.startsWith("NOTE: Picked up") || line.contains("WARN"))
        .noneMatch(line -> line.contains("fake-access-token"));
  }

  @ParameterizedTest
  @CsvSource({"ExplainErrors", "SurviveABadNight"})
  void aProgramWithoutArgumentsTakesNone(String program) throws Exception {
    Run run = run(Class.forName(getClass().getPackageName() + "." + program), Map.of(), "a");

    assertThat(run.exit).isEqualTo(2);
    assertThat(run.err).containsExactly("usage: " + program);
  }

  @Test
  void showsEachRequestWhenAskedTo() throws Exception {
    Map<String, String> debug =
        Map.of("JDK_JAVA_OPTIONS", "-Dorg.slf4j.simpleLogger.log.io.github.segments4j=debug");

    Run run = run(ListShopperProfiles.class, debug);

    assertThat(run.out).hasSize(625);
    assertThat(run.err)
        .filteredOn(line -> line.contains("DEBUG io.github.segments4j"))
        .hasSize(3)
        .allSatisfy(
            line ->
                assertThat(line)
                    .contains("method=GET", "url=http://127.0.0.1", "status=200", "ms=")
                    .doesNotContain("fake-access-token"));
  }

  private Map<String, String> realStore() {
    return Map.of(
        "BIGCOMMERCE_STORE_HASH", store.storeHash(),
        "BIGCOMMERCE_ACCESS_TOKEN", store.accessToken(),
        "BIGCOMMERCE_API_URL", store.url());
  }

  private Run run(Class<?> main, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    Path out = temp.resolve("out");
    Path err = temp.resolve("err");
    Process process =
        JavaProcess.of(main, environment, arguments)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new Run(process.exitValue(), Files.readAllLines(out), Files.readAllLines(err));
  }

  private record Run(int exit, List<String> out, List<String> err) {}
}
