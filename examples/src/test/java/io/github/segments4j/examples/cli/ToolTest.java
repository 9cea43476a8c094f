package io.github.segments4j.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.segments4j.examples.JavaProcess;
import io.github.segments4j.examples.JavaProcess.Result;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.testing.FakeStore;
import io.github.segments4j.testing.Fault;
import io.github.segments4j.testing.RecordedRequest;
import java.io.BufferedReader;
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
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the command-line tool in child JVMs. */
class ToolTest {

  private static final String PROFILE_HEADER = "id,customer_id,created_at,updated_at";

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
  void listAndExport_writeSameRows() throws Exception {
    UUID segment = store.addSegment(625);
    List<String> expected =
        Stream.concat(
                Stream.of(PROFILE_HEADER),
                store.shopperProfiles(segment).stream().map(ToolTest::csv))
            .toList();
    Path file = temp.resolve("export.csv");

    Result list = run("members", "list", segment.toString(), "--concurrency", "2");
    Result export = run("members", "export", segment.toString(), "--output", file.toString());

    assertThat(list.exitCode()).isZero();
    assertThat(list.outLines()).containsExactlyElementsOf(expected);
    assertThat(export.exitCode()).isZero();
    assertThat(export.outLines()).isEmpty();
    assertThat(export.errLines()).isEmpty();
    assertThat(Files.readAllLines(file)).containsExactlyElementsOf(expected);
  }

  private static String csv(ShopperProfile profile) {
    return Stream.of(profile.id(), profile.customerId(), profile.createdAt(), profile.updatedAt())
        .map(value -> Objects.toString(value, ""))
        .collect(Collectors.joining(","));
  }

  @Test
  void export_failure_keepsExistingFile() throws Exception {
    UUID segment = store.addSegment(625);
    store.failPage(3, Fault.response(413, "text/html", "<html></html>"));
    Path file = Files.writeString(temp.resolve("export.csv"), "old");

    Result export = run("members", "export", segment.toString(), "--output", file.toString());

    assertThat(export.exitCode()).isEqualTo(1);
    assertThat(export.errLines()).singleElement().asString().contains("page=3", "413");
    assertThat(Files.readAllLines(file)).containsExactly("old");
    assertThat(temp).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void export_brokenPipe_exits141Silently() throws Exception {
    UUID segment = store.addSegment(100_000);
    Path err = temp.resolve("stderr");
    Process process =
        JavaProcess.builder(
                Segments4j.class, storeEnvironment(), "members", "export", segment.toString())
            .redirectError(err.toFile())
            .start();
    try (BufferedReader reader = process.inputReader(UTF_8)) {
      assertThat(reader.readLine()).isEqualTo(PROFILE_HEADER);
    }

    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isEqualTo(141);
    assertThat(Files.readAllLines(err)).isEmpty();
  }

  @Test
  void add_readsArgumentsFilesAndStandardInput() throws Exception {
    UUID all = store.addSegment(200);
    List<UUID> ids = store.members(all);
    UUID segment = store.addSegment(0);
    Path file =
        Files.writeString(temp.resolve("ids"), "\ufeff%s %s\r\n".formatted(ids.get(1), ids.get(2)));
    String input = "%s\n\n  %s\t%s \n".formatted(ids.get(3), ids.get(4), ids.get(1));

    Result add =
        runWithInput(
            input,
            "members",
            "add",
            segment.toString(),
            ids.get(0).toString(),
            "-",
            "--file",
            file.toString());
    assertThat(add.errLines()).isEmpty();
    assertThat(add.outLines()).containsExactly("added: 5, already in the segment: 0, failed: 0");
    assertThat(add.exitCode()).isZero();
    assertThat(store.members(segment)).containsExactlyInAnyOrderElementsOf(ids.subList(0, 5));

    Result remove = run("members", "remove", segment.toString(), ids.get(0) + " " + ids.get(4));
    assertThat(remove.exitCode()).isZero();
    assertThat(remove.out()).startsWith("removed: 2");
    assertThat(store.members(segment)).containsExactlyInAnyOrderElementsOf(ids.subList(1, 4));
  }

  @Test
  void add_invalidIds_reportsEachLocation() throws Exception {
    Path file = Files.writeString(temp.resolve("ids"), "\n1-1-1-1-1\n");

    Result add =
        runWithInput(
            "%s\n%s \u001b[2J\n".formatted(UUID.randomUUID(), UUID.randomUUID()),
            "members",
            "add",
            UUID.randomUUID().toString(),
            "12",
            "--file",
            "-",
            "--file",
            file.toString());

    assertThat(add.exitCode()).isEqualTo(2);
    assertThat(add.err())
        .contains(
            "\"12\" is not a UUID",
            "standard input, line 2: \"\\u001b[2J\" is not a UUID",
            file + ", line 2: \"1-1-1-1-1\" is not a UUID",
            "Try 'segments4j members add --help' for more information.");
    assertThat(store.requests()).isEmpty();
  }

  @Test
  void partialFailure_exits3AndNamesFailedItems() throws Exception {
    UUID all = store.addSegment(2);
    UUID segment = store.addSegment(0);
    UUID unknown = UUID.randomUUID();
    store.addSegment("taken, \"by\nothers\"", 0);

    Result add =
        runWithInput(
            store.members(all).get(0) + " " + unknown, "members", "add", segment.toString(), "-");
    assertThat(add.exitCode()).isEqualTo(3);
    assertThat(add.outLines()).containsExactly("added: 1, already in the segment: 0, failed: 1");
    assertThat(add.errLines()).singleElement().asString().contains(unknown + ": ");

    Result create =
        run("segments", "create", "taken, \"by\nothers\"", "Size \"L\"", "-d", "one,\ntwo");
    assertThat(create.exitCode()).isEqualTo(3);
    assertThat(create.out()).contains(",\"Size \"\"L\"\"\",\"one,\ntwo\"\n");
    assertThat(create.errLines())
        .containsExactly(
            "segments4j: taken, \"by\\u000aothers\": a segment with this name already exists");
    assertThat(store.segments()).containsValue("Size \"L\"");
  }

  @Test
  void delete_deletesOnlyGivenSegments() throws Exception {
    UUID deleted = store.addSegment("Größe", 10);
    UUID kept = store.addSegment(10);

    Result dryRun = run("segments", "delete", deleted.toString(), "--dry-run");
    assertThat(dryRun.exitCode()).isZero();
    assertThat(dryRun.outLines())
        .containsExactly("Would delete segment %s, \"Größe\"".formatted(deleted));
    assertThat(dryRun.errLines()).isEmpty();
    assertThat(store.segments()).containsOnlyKeys(deleted, kept);

    assertThat(run("segments", "delete", deleted.toString()).exitCode()).isZero();
    assertThat(store.segments()).containsOnlyKeys(kept);

    int requests = store.requests().size();
    assertThat(run("segments", "delete").exitCode()).isEqualTo(2);
    assertThat(store.requests()).hasSize(requests);
  }

  @Test
  void dryRun_sendsNoWrites() throws Exception {
    UUID segment = store.addSegment(10);
    List<UUID> members = store.members(segment);
    String member = members.get(0).toString();

    Result create = run("segments", "create", "New", "--dry-run");
    Result add = run("members", "add", segment.toString(), member, "--dry-run");
    Result remove =
        run("members", "remove", segment.toString(), member, members.get(1).toString(), "-n");
    Result sync = run("members", "sync", segment.toString(), "--by-profile", member, "-n");

    assertThat(create.outLines()).containsExactly("Would create segment \"New\"");
    assertThat(add.outLines())
        .containsExactly("Would add 1 shopper profile to segment %s".formatted(segment));
    assertThat(remove.outLines())
        .containsExactly("Would remove 2 shopper profiles from segment %s".formatted(segment));
    assertThat(sync.outLines()).contains("current members: 10", "to remove: 9");
    assertThat(sync.err()).contains("removes 9 of 10 members, more than --remove-at-most");
    assertThat(Stream.of(create, add, remove, sync).map(Result::exitCode))
        .containsExactly(0, 0, 0, 1);
    assertThat(store.requests()).extracting(RecordedRequest::method).containsOnly("GET");
  }

  @Test
  void sync_setsExactlyGivenCustomers() throws Exception {
    UUID segment = store.addSegment(10);
    store.addShopperProfiles(20);
    List<Long> customers =
        List.of(1003L, 1004L, 1005L, 1006L, 1007L, 1008L, 1009L, 1010L, 1011L, 900001L);

    Result unconfirmed = runSync(segment, customers);
    assertThat(unconfirmed.exitCode()).isEqualTo(2);
    assertThat(unconfirmed.err()).contains("without a terminal. Use --yes");
    assertThat(store.requests()).isEmpty();

    Result limited = runSync(segment, customers, "--yes", "--remove-at-most", "10%");
    assertThat(limited.exitCode()).isEqualTo(1);
    assertThat(limited.out())
        .contains("to remove: 2", "skipped customers without a shopper profile", "1 (900001)");
    assertThat(limited.err())
        .contains("removes 2 of 10 members, more than --remove-at-most")
        .doesNotContain("maxRemovalShare");
    assertThat(store.requests()).extracting(RecordedRequest::method).containsOnly("GET");

    Result applied =
        runSync(segment, customers, "--yes", "--remove-at-most=0.2", "--create-missing");
    assertThat(applied.exitCode()).isZero();
    assertThat(applied.errLines()).isEmpty();
    assertThat(applied.out())
        .contains("to create and add: 1", "created: 1,", "added: 2,", "removed: 2,");
    assertThat(store.shopperProfiles(segment))
        .extracting(ShopperProfile::customerId)
        .containsExactlyInAnyOrderElementsOf(customers);
  }

  @Test
  void failure_exits1WithoutStackTrace() throws Exception {
    Result unknown = run("members", "list", UUID.randomUUID().toString());
    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.outLines()).isEmpty();
    assertThat(unknown.errLines()).singleElement().asString().contains("404", "Check the id");
  }

  @Test
  void invalidConfiguration_exits2() throws Exception {
    Map<String, String> environment = new HashMap<>(storeEnvironment());
    environment.put("BIGCOMMERCE_STORE_HASH", "store-abc");

    Result result = start(environment, "", "segments", "list");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("BIGCOMMERCE_STORE_HASH", "did you mean \"abc\"?");
    assertThat(store.requests()).isEmpty();
  }

  private Map<String, String> storeEnvironment() {
    return JavaProcess.environment(store);
  }

  private Result run(String... arguments) throws IOException, InterruptedException {
    return start(storeEnvironment(), "", arguments);
  }

  private Result runWithInput(String input, String... arguments)
      throws IOException, InterruptedException {
    return start(storeEnvironment(), input, arguments);
  }

  private Result runSync(UUID segment, List<Long> customers, String... options)
      throws IOException, InterruptedException {
    String input = customers.stream().map(String::valueOf).collect(Collectors.joining(" "));
    Stream<String> command = Stream.of("members", "sync", segment.toString(), "-");
    return runWithInput(input, Stream.concat(command, Stream.of(options)).toArray(String[]::new));
  }

  private Result start(Map<String, String> environment, String input, String... arguments)
      throws IOException, InterruptedException {
    return JavaProcess.run(
        JavaProcess.builder(Segments4j.class, environment, arguments), temp, input);
  }
}
