package io.github.segments4j.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.segments4j.examples.JavaProcess;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.testing.FakeStore;
import io.github.segments4j.testing.Fault;
import io.github.segments4j.testing.RecordedRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
import picocli.CommandLine;

/** The tool as scripts run it: as a process, with arguments, an environment and pipes. */
class ToolTest {

  private static final String PROFILE_HEADER = "id,customer_id,created_at,updated_at";

  private final FakeStore store = FakeStore.start();

  @TempDir private Path temp;

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void triesThingsOutOnTheEmbeddedStoreInEachFormat() throws Exception {
    assertThat(embedded("segments", "list").out)
        .containsPattern("(?m)^id,created_at,updated_at,name,description$")
        .containsPattern(
            "(?m)^3fa85f64-5717-4562-b3fc-2c963f66afa6,.*Z,Regulars,\"Bought .*, .*\"$")
        .containsPattern("(?m)^7c9e6679-7425-40de-944b-e07fc1f90ae7,.*,\"Said \"\"hello\"\" .*\"$");
    assertThat(embedded("segments", "list", "--format", "ndjson").out.lines())
        .hasSize(3)
        .last()
        .asString()
        .matches("\\{\"id\":\"9b2d6f10-.*\",\"name\":\"Nobody\",.*\"updated_at\":\".*Z\"}");
    assertThat(embedded("profiles", "list", "--format", "table").out.lines())
        .hasSize(1001)
        .first()
        .asString()
        .matches("ID {36}CUSTOMER ID  CREATED AT {16}UPDATED AT");
  }

  @Test
  void listsMembersToAPipeAndExportsThemToAFile() throws Exception {
    UUID segment = store.addSegment(625);
    List<String> expected =
        Stream.concat(
                Stream.of(PROFILE_HEADER),
                store.shopperProfiles(segment).stream().map(ToolTest::csv))
            .toList();
    Path file = temp.resolve("export.csv");

    Run list = run("members", "list", segment.toString(), "--concurrency", "2");
    Run export = run("members", "export", segment.toString(), "--output", file.toString());

    assertThat(list.exit).isZero();
    assertThat(list.out.lines()).containsExactlyElementsOf(expected);
    assertThat(export).isEqualTo(new Run(0, "", ""));
    assertThat(Files.readAllLines(file)).isEqualTo(expected);
  }

  private static String csv(ShopperProfile profile) {
    return Stream.of(profile.id(), profile.customerId(), profile.createdAt(), profile.updatedAt())
        .map(value -> Objects.toString(value, ""))
        .collect(Collectors.joining(","));
  }

  @Test
  void anExportThatFailsLeavesTheFileAsItWas() throws Exception {
    UUID segment = store.addSegment(625);
    store.failPage(3, Fault.response(413, "text/html", "<html></html>"));
    Path file = Files.writeString(temp.resolve("export.csv"), "old");

    Run export = run("members", "export", segment.toString(), "--output", file.toString());

    assertThat(export.exit).isEqualTo(1);
    assertThat(export.err.lines()).singleElement().asString().contains("page=3", "413");
    assertThat(file).hasContent("old");
    assertThat(temp.resolve("export.csv.part")).doesNotExist();
  }

  @Test
  void endsWithoutAWordWhenItsReaderGoesAway() throws Exception {
    UUID segment = store.addSegment(100_000);
    Path err = temp.resolve("err");
    Process process =
        JavaProcess.of(Segments4j.class, realStore(), "members", "export", segment.toString())
            .redirectError(err.toFile())
            .start();
    try (BufferedReader reader = process.inputReader(UTF_8)) {
      assertThat(reader.readLine()).isEqualTo(PROFILE_HEADER);
    }

    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isEqualTo(141);
    assertThat(err).isEmptyFile();
  }

  @Test
  void takesIdsFromArgumentsFilesAndStandardInput() throws Exception {
    UUID all = store.addSegment(200);
    List<UUID> ids = store.members(all);
    UUID segment = store.addSegment(0);
    Path file =
        Files.writeString(temp.resolve("ids"), "\ufeff%s,%s\r\n".formatted(ids.get(1), ids.get(2)));
    String list = ids.get(3) + "\n\n  " + ids.get(4) + "\t" + ids.get(1) + " ,\n";

    Run add =
        runWith(
            list,
            List.of("members", "add", segment.toString(), ids.get(0).toString(), "-"),
            List.of("--file", file.toString()));
    assertThat(add)
        .isEqualTo(new Run(0, lines("added: 5, in the segment already: 0, failed: 0"), ""));
    assertThat(store.members(segment)).containsExactlyInAnyOrderElementsOf(ids.subList(0, 5));

    Run remove = run("members", "remove", segment.toString(), ids.get(0) + "," + ids.get(4));
    assertThat(remove.exit).isZero();
    assertThat(remove.out).startsWith("removed: 2");
    assertThat(store.members(segment)).containsExactlyInAnyOrderElementsOf(ids.subList(1, 4));
  }

  @Test
  void namesEachWrongIdAndItsLine() throws Exception {
    Path file = Files.writeString(temp.resolve("ids"), "\n1-1-1-1-1\n");

    Run run =
        runWith(
            UUID.randomUUID() + "\n" + UUID.randomUUID() + ", \u001b[2J\n",
            List.of("members", "add", UUID.randomUUID().toString(), "12", "-"),
            List.of("--file", file.toString()));

    assertThat(run.exit).isEqualTo(2);
    assertThat(run.err)
        .contains(
            "\"12\" is not a UUID",
            "standard input, line 2: \"\\u001b[2J\" is not a UUID",
            file + ", line 2: \"1-1-1-1-1\" is not a UUID",
            "Try 'segments4j members add --help'.");
    assertThat(store.requests()).isEmpty();
  }

  @Test
  void whatIsDoneInPartExitsThreeAndNamesTheRest() throws Exception {
    UUID all = store.addSegment(2);
    UUID segment = store.addSegment(0);
    UUID unknown = UUID.randomUUID();
    store.addSegment("taken, \"by\nothers\"", 0);

    Run add =
        runWith(
            store.members(all).get(0) + " " + unknown,
            List.of("members", "add", segment.toString(), "-"),
            List.of());
    assertThat(add.exit).isEqualTo(3);
    assertThat(add.out).isEqualTo(lines("added: 1, in the segment already: 0, failed: 1"));
    assertThat(add.err.lines()).singleElement().asString().contains(unknown + ": ");

    Run create =
        run("segments", "create", "taken, \"by\nothers\"", "Size \"L\"", "-d", "one,\ntwo");
    assertThat(create.exit).isEqualTo(3);
    assertThat(create.out).contains(",\"Size \"\"L\"\"\",\"one,\ntwo\"\n");
    assertThat(create.err.lines())
        .containsExactly("segments4j: taken, \"by\\u000aothers\": there is a segment of that name");
    assertThat(store.segments()).containsValue("Size \"L\"");
  }

  @Test
  void deletesTheSegmentsThatAreNamed() throws Exception {
    UUID gone = store.addSegment("Größe", 10);
    UUID stays = store.addSegment(10);

    Run dry = run("segments", "delete", gone.toString(), "--dry-run");
    assertThat(dry)
        .isEqualTo(new Run(0, lines("Would delete the segment " + gone + ", \"Größe\""), ""));
    assertThat(store.segments()).containsOnlyKeys(gone, stays);

    assertThat(run("segments", "delete", gone.toString()).exit).isZero();
    assertThat(store.segments()).containsOnlyKeys(stays);

    int requests = store.requests().size();
    assertThat(run("segments", "delete").exit).isEqualTo(2);
    assertThat(store.requests()).hasSize(requests);
  }

  @Test
  void aDryRunSendsNoWrite() throws Exception {
    UUID segment = store.addSegment(10);
    String member = store.members(segment).get(0).toString();

    Run create = run("segments", "create", "New", "--dry-run");
    Run add = run("members", "add", segment.toString(), member, "--dry-run");
    Run remove = run("members", "remove", segment.toString(), member, "-n");
    Run sync = run("members", "sync", segment.toString(), "--by-profile", member, "-n");

    assertThat(create.out).isEqualTo(lines("Would create the segment \"New\""));
    assertThat(add.out).isEqualTo(lines("Would add 1 shopper profiles to segment " + segment));
    assertThat(remove.out)
        .isEqualTo(lines("Would remove 1 shopper profiles from segment " + segment));
    assertThat(sync.out).contains("members now: 10", "to remove: 9");
    assertThat(sync.err).contains("would be refused", "9 of 10");
    assertThat(Stream.of(create, add, remove, sync).map(Run::exit)).containsExactly(0, 0, 0, 1);
    assertThat(store.requests()).extracting(RecordedRequest::method).containsOnly("GET");
  }

  @Test
  void syncsASegmentToCustomers() throws Exception {
    UUID segment = store.addSegment(10);
    store.addShopperProfiles(20);
    List<String> sync = List.of("members", "sync", segment.toString(), "-");
    String wanted = "1003 1004 1005 1006 1007 1008 1009 1010 1011 900001";

    Run unasked = runWith(wanted, sync, List.of());
    assertThat(unasked.exit).isEqualTo(2);
    assertThat(unasked.err).contains("no terminal to ask on: give --yes");
    assertThat(store.requests()).isEmpty();

    Run refused = runWith(wanted, sync, List.of("--yes", "--remove-at-most", "10%"));
    assertThat(refused.exit).isEqualTo(1);
    assertThat(refused.out).contains("to remove: 2", "left out", "customers 900001");
    assertThat(refused.err).contains("removes 2 of 10 members, more than the share of 0.1");
    assertThat(store.requests()).extracting(RecordedRequest::method).containsOnly("GET");

    Run done = runWith(wanted, sync, List.of("--yes", "--remove-at-most=0.2", "--create-missing"));
    assertThat(done.exit).isZero();
    assertThat(done.err).isEmpty();
    assertThat(done.out)
        .contains("to create and add: 1", "created: 1,", "added: 2,", "removed: 2,");
    assertThat(store.shopperProfiles(segment))
        .extracting(ShopperProfile::customerId)
        .containsExactlyInAnyOrder(
            1003L, 1004L, 1005L, 1006L, 1007L, 1008L, 1009L, 1010L, 1011L, 900001L);
  }

  @Test
  void aFailureExitsOneWithoutAStackTrace() throws Exception {
    Run unknown = run("members", "list", UUID.randomUUID().toString());
    assertThat(unknown.exit).isEqualTo(1);
    assertThat(unknown.out).isEmpty();
    assertThat(unknown.err.lines()).singleElement().asString().contains("404", "check the id");

    Run environment = start(Map.of("BIGCOMMERCE_STORE_HASH", ""), "", "segments", "list");
    assertThat(environment.exit).isEqualTo(1);
    assertThat(environment.err.lines())
        .singleElement()
        .asString()
        .contains("BIGCOMMERCE_STORE_HASH is missing");
  }

  @Test
  void everyCommandHasHelpThatTeaches() throws Exception {
    for (CommandLine command : withSubcommands(Segments4j.commands())) {
      if (command.getCommandSpec().userObject() instanceof StoreCommand
          || command.getSubcommands().size() > 0) {
        assertThat(command.getUsageMessage())
            .contains("Usage: segments4j", "Exit codes:", "Examples:\n  segments4j ");
        assertThat(command.getUsageMessage().lines()).allMatch(line -> line.length() <= 100);
      }
    }

    Run help = embedded("members", "help", "sync");
    assertThat(help.exit).isZero();
    assertThat(help.out).contains("--remove-at-most=SHARE", "such as 0.2 or 20%;");

    Run nothing = embedded();
    assertThat(nothing.exit).isEqualTo(2);
    assertThat(nothing.err).contains("Usage: segments4j", "lives only as long as the command");
  }

  private static List<CommandLine> withSubcommands(CommandLine command) {
    List<CommandLine> all = new ArrayList<>(List.of(command));
    command.getSubcommands().values().forEach(each -> all.addAll(withSubcommands(each)));
    return all;
  }

  @Test
  void completesCommandsInTheShell() throws Exception {
    Run script = embedded("generate-completion");

    assertThat(script.exit).isZero();
    assertThat(script.out)
        .startsWith("#!/usr/bin/env bash")
        .contains("complete -F _complete_segments4j", "--create-missing", "table", "ndjson");
  }

  private Map<String, String> realStore() {
    return Map.of(
        "BIGCOMMERCE_STORE_HASH", store.storeHash(),
        "BIGCOMMERCE_ACCESS_TOKEN", store.accessToken(),
        "BIGCOMMERCE_API_URL", store.url());
  }

  private Run embedded(String... arguments) throws IOException, InterruptedException {
    return start(Map.of(), "", arguments);
  }

  private Run run(String... arguments) throws IOException, InterruptedException {
    return start(realStore(), "", arguments);
  }

  private Run runWith(String input, List<String> arguments, List<String> more)
      throws IOException, InterruptedException {
    return start(
        realStore(),
        input,
        Stream.concat(arguments.stream(), more.stream()).toArray(String[]::new));
  }

  private Run start(Map<String, String> environment, String input, String... arguments)
      throws IOException, InterruptedException {
    Path in = Files.writeString(temp.resolve("in"), input);
    Path out = temp.resolve("out");
    Path err = temp.resolve("err");
    Process process =
        JavaProcess.of(Segments4j.class, environment, arguments)
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private static String lines(String... lines) {
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }

  private record Run(int exit, String out, String err) {}
}
