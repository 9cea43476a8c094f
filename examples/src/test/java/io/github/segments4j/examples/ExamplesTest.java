package io.github.segments4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.segments4j.examples.JavaProcess.Result;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.testing.FakeStore;
import io.github.segments4j.testing.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the examples in child JVMs. */
class ExamplesTest {

  private final FakeStore store = FakeStore.start();

  @TempDir private Path temp;

  @BeforeAll
  static void limitFailureMessages() {
    Assertions.setMaxElementsForPrinting(10);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void listShopperProfiles_embeddedStore() throws Exception {
    Result result = run(ListShopperProfiles.class, Map.of());

    assertThat(result.exitCode()).isZero();
    assertThat(result.errLines())
        .singleElement()
        .asString()
        .startsWith("Using an embedded demo store.")
        .contains("BIGCOMMERCE_STORE_HASH", "BIGCOMMERCE_ACCESS_TOKEN");
    assertThat(result.outLines())
        .hasSize(625)
        .allMatch(line -> line.matches("[0-9a-f-]{36}\t\\d*\t[0-9T:-]+Z\t[0-9T:-]+Z"))
        .doesNotHaveDuplicates();
  }

  @Test
  void listShopperProfiles_configuredStore() throws Exception {
    UUID segment = store.addSegment(625);

    Result result = run(ListShopperProfiles.class, storeEnvironment(), segment.toString());

    assertThat(result.errLines()).isEmpty();
    assertThat(result.outLines())
        .containsExactlyElementsOf(
            store.shopperProfiles(segment).stream().map(ExamplesTest::line).toList());
    assertThat(store.requests()).hasSize(3);
    assertThat(result.exitCode()).isZero();
  }

  private static String line(ShopperProfile profile) {
    return Stream.of(profile.id(), profile.customerId(), profile.createdAt(), profile.updatedAt())
        .map(value -> Objects.toString(value, ""))
        .collect(Collectors.joining("\t"));
  }

  @Test
  void listShopperProfiles_missingValuesAreEmpty() throws Exception {
    store.failNext(
        1,
        Fault.json(
            200,
            """
            {
              "data": [{"id": "3fa85f64-5717-4562-b3fc-2c963f66afa6"}],
              "meta": {"pagination": {"total_pages": 1}}
            }
            """));

    Result result =
        run(ListShopperProfiles.class, storeEnvironment(), UUID.randomUUID().toString());

    assertThat(result.outLines()).containsExactly("3fa85f64-5717-4562-b3fc-2c963f66afa6\t\t\t");
  }

  @ParameterizedTest
  @ValueSource(classes = {ListShopperProfiles.class, PageByPage.class})
  void invalidUsage_exits2WithUsage(Class<?> program) throws Exception {
    String usage = "usage: " + program.getSimpleName();

    Result twoIds = run(program, Map.of(), "a", "b");
    assertThat(twoIds.exitCode()).isEqualTo(2);
    assertThat(twoIds.errLines()).containsExactly(usage + " [segment-id]");

    Result noId = run(program, storeEnvironment());
    assertThat(noId.exitCode()).isEqualTo(2);
    assertThat(noId.errLines()).containsExactly(usage + " segment-id");

    Result invalidId = run(program, storeEnvironment(), "1-1-1-1-1");
    assertThat(invalidId.exitCode()).isEqualTo(2);
    assertThat(invalidId.errLines())
        .hasSize(2)
        .first()
        .asString()
        .contains("segmentId must be a UUID", "\"1-1-1-1-1\"");
    assertThat(store.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(classes = {ExplainErrors.class, SurviveABadNight.class})
  void unexpectedArgument_exits2WithUsage(Class<?> program) throws Exception {
    Result result = run(program, Map.of(), "a");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.errLines()).containsExactly("usage: " + program.getSimpleName());
  }

  @Test
  void failure_exits1AfterPrecedingItems() throws Exception {
    UUID segment = store.addSegment(625);
    store.failPage(3, Fault.response(413, "text/html", "<html></html>"));

    Result result = run(ListShopperProfiles.class, storeEnvironment(), segment.toString());

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.outLines()).hasSize(500);
    assertThat(result.errLines())
        .singleElement()
        .asString()
        .contains("ListShopperProfiles failed", "page=3", "413", "Reduce the page");
  }

  @Test
  void missingScope_isReported() throws Exception {
    store.scopes(FakeStore.READ_ONLY);

    Result result =
        run(ListShopperProfiles.class, storeEnvironment(), store.addSegment(1).toString());

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.outLines()).isEmpty();
    assertThat(result.errLines())
        .singleElement()
        .asString()
        .contains("store_v2_customers", "read-only is not sufficient");
  }

  @ParameterizedTest
  @CsvSource({
    "BIGCOMMERCE_STORE_HASH, store-abc, did you mean \"abc\"?",
    "BIGCOMMERCE_STORE_HASH, '', BIGCOMMERCE_STORE_HASH is required",
    "BIGCOMMERCE_ACCESS_TOKEN, 'tok en', BIGCOMMERCE_ACCESS_TOKEN contains whitespace",
    "BIGCOMMERCE_API_URL, http://example.com, BIGCOMMERCE_API_URL must use https",
  })
  void invalidEnvironment_namesVariable(String name, String value, String message)
      throws Exception {
    Map<String, String> environment = new HashMap<>(storeEnvironment());
    environment.put(name, value);

    Result result = run(ListShopperProfiles.class, environment, UUID.randomUUID().toString());

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.errLines())
        .singleElement()
        .asString()
        .contains(message)
        .doesNotContain("tok en");
    assertThat(store.requests()).isEmpty();
  }

  @Test
  void pageByPage_printsPages() throws Exception {
    Result result = run(PageByPage.class, Map.of());

    List<String> expected =
        """
        shopper profiles: 625
        page 1 of 4: 200 profiles
        page 2 of 4: 200 profiles
        page 3 of 4: 200 profiles
        page 4 of 4: 25 profiles
        from page 3 on: 225 profiles
        """
            .lines()
            .toList();
    assertThat(result.outLines()).isEqualTo(expected);
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void explainErrors_coversEveryException() throws Exception {
    Result result = run(ExplainErrors.class, Map.of());

    Stream<String> exceptions =
        result.outLines().stream()
            .filter(line -> line.startsWith("  "))
            .map(line -> line.strip().split(":", 2)[0])
            .distinct();
    assertThat(exceptions)
        .containsExactlyInAnyOrder(
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
            "TransportException");
    assertThat(result.outLines())
        .noneMatch(line -> line.contains("no exception"))
        .noneMatch(line -> line.contains("fake-access-token"));
    assertThat(result.errLines()).isEmpty();
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void surviveABadNight_listsAllIn64MiB() throws Exception {
    Result result = run(SurviveABadNight.class, Map.of("JDK_JAVA_OPTIONS", "-Xmx64m"));

    assertThat(result.exitCode()).isZero();
    assertThat(result.outLines())
        .singleElement()
        .asString()
        .matches("2000 profiles in \\d+ requests, complete and in order");
    assertThat(result.errLines())
        .anyMatch(line -> line.contains("WARN") && line.contains("retrying GET http"))
        .allMatch(line -> line.startsWith("NOTE: Picked up") || line.contains("WARN"))
        .noneMatch(line -> line.contains("fake-access-token"));
  }

  @Test
  void debugLogging_printsRequests() throws Exception {
    Map<String, String> debug =
        Map.of("JDK_JAVA_OPTIONS", "-Dorg.slf4j.simpleLogger.log.io.github.segments4j=debug");

    Result result = run(ListShopperProfiles.class, debug);

    assertThat(result.outLines()).hasSize(625);
    assertThat(result.errLines())
        .filteredOn(line -> line.contains("DEBUG io.github.segments4j"))
        .hasSize(3)
        .allSatisfy(
            line ->
                assertThat(line)
                    .contains("method=GET", "url=http://127.0.0.1", "status=200", "ms=")
                    .doesNotContain("fake-access-token"));
  }

  private Map<String, String> storeEnvironment() {
    return JavaProcess.environment(store);
  }

  private Result run(Class<?> mainClass, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    return JavaProcess.run(JavaProcess.builder(mainClass, environment, arguments), temp, "");
  }
}
