package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.segments4j.batch.BatchResult;
import io.github.segments4j.error.ConflictException;
import io.github.segments4j.error.InvalidRequestException;
import io.github.segments4j.error.MissingScopeException;
import io.github.segments4j.error.NotFoundException;
import io.github.segments4j.model.NewSegment;
import io.github.segments4j.model.Segment;
import io.github.segments4j.model.SegmentUpdate;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.testing.FakeStore;
import io.github.segments4j.testing.Fault;
import io.github.segments4j.testing.RecordedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be done beside listing the members of a segment. */
class OperationsTest extends FakeStoreTestBase {

  private static final UUID UNKNOWN = UUID.fromString("00000000-0000-4000-8000-000000000001");

  @Test
  void listsSegmentsAndFindsSomeOfThem() {
    List<UUID> ids = IntStream.range(0, 90).mapToObj(i -> store.addSegment("S" + i, i)).toList();

    assertThat(client.segments().list().pageSize(40)).extracting(Segment::id).isEqualTo(ids);
    assertThat(client.segments().list(ids.subList(5, 90)))
        .extracting(Segment::name)
        .containsExactlyElementsOf(IntStream.range(5, 90).mapToObj(i -> "S" + i).toList());
    assertThat(queries()).hasSize(3 + 3);
    assertThat(client.segments().list(ids.subList(0, 80))).hasSize(80);
    assertThat(client.segments().list(List.of(UNKNOWN))).isEmpty();
  }

  @Test
  void createsASegment() {
    Segment regulars = client.segments().create("Regulars, \"best\"", "Three orders\nor more");

    assertThat(client.segments().list())
        .containsExactly(regulars)
        .extracting(Segment::name, Segment::description)
        .containsExactly(tuple("Regulars, \"best\"", "Three orders\nor more"));
    assertThatThrownBy(() -> client.segments().create("Regulars, \"best\"", null))
        .isInstanceOf(ConflictException.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.segments().create(" ", null))
        .withMessage("name must not be blank");
  }

  @Test
  void createsManySegmentsAndSaysWhichThereWere() {
    store.addSegment("S7", 0);
    List<NewSegment> wanted =
        IntStream.range(0, 120).mapToObj(i -> new NewSegment("S" + i, null)).toList();

    BatchResult<NewSegment, Segment> result = client.segments().create(wanted);

    assertThat(result.succeeded()).hasSize(119).extracting(Segment::name).doesNotContain("S7");
    assertThat(result.unchanged()).containsExactly(new NewSegment("S7", null));
    assertThat(result.isComplete()).isTrue();
    assertThat(store.segments()).hasSize(120);
    assertThat(store.requests()).hasSize(3);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                client
                    .segments()
                    .create(List.of(new NewSegment("A", "x"), new NewSegment("A", "y"))))
        .withMessage("segments must have different names, but two have A");
  }

  @Test
  void changesSegments() {
    UUID a = store.addSegment("A", 0);
    UUID b = store.addSegment("B", 0);

    BatchResult<SegmentUpdate, Segment> result =
        client
            .segments()
            .update(
                List.of(
                    new SegmentUpdate(a, "Z", null),
                    new SegmentUpdate(UNKNOWN, "Y", null),
                    new SegmentUpdate(b, null, "what B is for")));

    assertThat(result.succeeded()).extracting(Segment::id).containsExactly(a, b);
    assertThat(result.failed()).containsOnlyKeys(new SegmentUpdate(UNKNOWN, "Y", null));
    assertThat(store.segments()).containsEntry(a, "Z").containsEntry(b, "B");
  }

  @Test
  void addsMembersAndNamesWhoWasThereAndWhoIsNotKnown() {
    UUID segment = store.addSegment("S", 34);
    List<UUID> wanted = new ArrayList<>(profileIds(1224));
    List<UUID> unknown = IntStream.range(0, 10).mapToObj(i -> new UUID(i, i)).toList();
    for (int i = 0; i < 10; i++) {
      wanted.add(i * 100, unknown.get(i));
    }
    wanted.addAll(wanted.subList(0, 60));

    BatchResult<UUID, UUID> result = client.segment(segment).shopperProfiles().add(wanted);

    assertThat(result.succeeded()).hasSize(1190);
    assertThat(result.unchanged())
        .containsExactlyInAnyOrderElementsOf(store.members(segment).subList(0, 34));
    assertThat(result.failed()).containsOnlyKeys(unknown);
    assertThat(result.failed().get(unknown.get(3)).reason()).contains("not found");
    assertThat(store.members(segment)).hasSize(1224);
    assertThat(store.requests()).hasSize(25);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"errors\":{\"2\":\"already in the segment\"}}",
        "{\"status\":409,\"title\":\"Conflict\",\"errors\":{}}",
        "",
        "<html>conflict</html>",
      })
  void aConflictThatLeavesTheOthersOpenIsAskedAgain(String body) {
    UUID segment = store.addSegment("S", 3);
    List<UUID> wanted = profileIds(8);
    UUID there = wanted.get(2);
    client.segment(segment).shopperProfiles().remove(List.of(wanted.get(0), wanted.get(1)));
    store.failNext(1, Fault.response(409, "application/json", body));

    BatchResult<UUID, UUID> result = client.segment(segment).shopperProfiles().add(wanted);

    assertThat(result.isComplete()).isTrue();
    assertThat(store.members(segment)).containsExactlyInAnyOrderElementsOf(wanted);
    assertThat(result.unchanged()).containsExactly(there);
    assertThat(result.succeeded()).hasSize(7);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 204, 207})
  void everySuccessIsASuccess(int status) {
    UUID segment = store.addSegment("S", 2);
    for (String body : List.of("", "{}", "{\"data\":[1],\"errors\":[],\"meta\":{\"success\":2}}")) {
      store.failNext(1, Fault.response(status, "application/json", status == 204 ? "" : body));
      assertThat(
              client.segment(segment).shopperProfiles().remove(store.members(segment)).succeeded())
          .isEqualTo(store.members(segment));
    }
  }

  @Test
  void aPartOfASuccessThatFailedIsNamed() {
    UUID segment = store.addSegment("S", 3);
    List<UUID> ids = store.members(segment);
    List<Fault> answers =
        Stream.of(
                "{\"errors\":{\"1\":\"locked\"},\"meta\":{\"total\":3,\"success\":2,\"failed\":1}}",
                "{\"errors\":[\"" + ids.get(1) + " is locked\"],\"meta\":{\"success\":2}}")
            .map(body -> Fault.response(207, "application/json", body))
            .toList();
    for (Fault answer : answers) {
      store.failNext(1, answer);
      BatchResult<UUID, UUID> result = client.segment(segment).shopperProfiles().remove(ids);
      assertThat(result.succeeded()).containsExactly(ids.get(0), ids.get(2));
      assertThat(result.failed()).containsOnlyKeys(ids.get(1));
      assertThat(result.failed().get(ids.get(1)).reason()).contains("locked");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"not found: %2$s, %3$s\"]",
        "[{\"id\":\"%2$s\",\"title\":\"not found\"},{\"id\":\"%3$s\",\"title\":\"not found\"}]",
        "{\"%2$s\":\"not found\",\"%3$s\":\"not found\"}",
        "{\"1\":\"not found, unlike %1$s\",\"2\":\"not found\"}",
      })
  void errorsNameItemsInManyWays(String errors) {
    UUID segment = store.addSegment("S", 0);
    List<UUID> ids = profileIds(3);
    for (boolean upper : new boolean[] {false, true}) {
      Object[] names =
          ids.stream().map(id -> upper ? id.toString().toUpperCase(Locale.ROOT) : id).toArray();
      store.failNext(
          1,
          Fault.response(422, "application/json", "{\"errors\":" + errors.formatted(names) + "}"));

      BatchResult<UUID, UUID> result = client.segment(segment).shopperProfiles().add(ids);

      assertThat(result.succeeded()).containsExactly(ids.get(0));
      assertThat(result.failed()).containsOnlyKeys(ids.get(1), ids.get(2));
    }
  }

  @Test
  void whoIsSaidNotToHaveBeenThereWasAdded() {
    UUID segment = store.addSegment("S", 0);
    List<UUID> ids = profileIds(3);
    for (String errors :
        List.of(
            "{\"1\":\"already in the segment\"}",
            "{\"0\":\"already in the segment\",\"1\":\"already in the segment\"}")) {
      store.failNext(
          1, Fault.response(409, "application/json", "{\"errors\":%s}".formatted(errors)));
    }

    BatchResult<UUID, UUID> result = client.segment(segment).shopperProfiles().add(ids);

    assertThat(result.succeeded()).containsExactly(ids.get(0), ids.get(2));
    assertThat(result.unchanged()).containsExactly(ids.get(1));
  }

  @Test
  void aLimitThatIsReachedIsAFailure() {
    UUID segment = store.addSegment("S", 0);
    List<UUID> ids = profileIds(2);
    store.failNext(
        1,
        Fault.response(
            422,
            "application/json",
            "{\"errors\":{\"0\":\"already there\",\"1\":\"already in at most 1000 segments\"}}"));

    BatchResult<UUID, UUID> result = client.segment(segment).shopperProfiles().add(ids);

    assertThat(result.unchanged()).containsExactly(ids.get(0));
    assertThat(result.failed()).containsOnlyKeys(ids.get(1));
  }

  @Test
  void aConflictOfAnotherKindIsAFailure() {
    UUID segment = store.addSegment("S", 0);
    List<UUID> ids = profileIds(3);
    for (String body :
        List.of(
            "{\"title\":\"The segment is locked for an import\"}",
            "{\"errors\":{\"0\":\"not allowed\",\"1\":\"at most 1000 segments\",\"2\":\"invalid\"}}")) {
      store.failNext(1, Fault.response(409, "application/json", body));
      assertThat(client.segment(segment).shopperProfiles().add(ids).failed()).containsOnlyKeys(ids);
    }
    store.failNext(
        1, Fault.response(409, "application/json", "{\"errors\":[\"an import is under way\"]}"));
    assertThat(client.segments().update(List.of(new SegmentUpdate(segment, "A", null))).failed())
        .allSatisfy(
            (change, failure) ->
                assertThat(failure.exception()).isInstanceOf(ConflictException.class));
    store.addSegment("taken", 0);
    assertThat(
            client
                .segments()
                .update(List.of(new SegmentUpdate(segment, "taken", null)))
                .isComplete())
        .isFalse();
  }

  @Test
  void anAnswerThatSaysNothingOfWhatItMadeIsNoReasonToAskForEver() {
    store.failNext(
        1,
        Fault.response(
            422,
            "application/json",
            "{\"data\":[],\"errors\":[],\"meta\":{\"total\":2,\"success\":1,\"failed\":1}}"));

    assertThat(client.shopperProfiles().create(List.of(1L, 2L)).failed())
        .containsOnlyKeys(1L, 2L)
        .allSatisfy(
            (id, failure) ->
                assertThat(failure).hasToString("the answer does not say what became of it"));
    assertThat(store.requests()).hasSize(1);
  }

  @Test
  void whatWasMadeIsGivenBackAlsoWhenSomeErrorsNameNothing() {
    store.failNext(
        1,
        Fault.response(
            422,
            "application/json",
            "{\"data\":[{\"id\":\"%s\",\"customer_id\":2}],\"errors\":[\"one failed\"]}"
                .formatted(UNKNOWN)));

    BatchResult<Long, ShopperProfile> result = client.shopperProfiles().create(List.of(1L, 2L));

    assertThat(result.succeeded()).extracting(ShopperProfile::id).containsExactly(UNKNOWN);
    assertThat(result.failed()).containsOnlyKeys(1L);
  }

  @Test
  void aLargeRefusalIsReadToItsEnd() {
    String description = "x".repeat(3000);
    List<NewSegment> wanted =
        IntStream.range(0, 50).mapToObj(i -> new NewSegment("S" + i, description)).toList();
    store.addSegment("S7", 0);

    BatchResult<NewSegment, Segment> result = client.segments().create(wanted);

    assertThat(result.succeeded()).hasSize(49);
    assertThat(result.unchanged()).containsExactly(wanted.get(7));
  }

  @Test
  void idsThatAreGoneAreToldFromThoseThatAreNot() {
    List<UUID> ids = IntStream.range(0, 5).mapToObj(i -> store.addSegment("S" + i, 0)).toList();
    store.failNext(1, Fault.response(404, "application/json", "{\"title\":\"Not Found\"}"));

    assertThat(client.segments().delete(ids).succeeded()).isEqualTo(ids);
    assertThat(store.segments()).isEmpty();

    store.failNext(1, Fault.response(404, "application/json", "{\"title\":\"Not Found\"}"));
    assertThat(client.segments().delete(ids.subList(0, 1)).unchanged()).containsExactly(ids.get(0));
  }

  @Test
  void noResultHoldsTheToken() {
    UUID segment = store.addSegment("S", 1);
    for (int status : new int[] {207, 422, 500}) {
      store.failNext(
          1,
          Fault.response(
              status,
              "application/json",
              "{\"title\":\"fake-access-token\",\"errors\":{\"0\":\"fake-access-token\"}}"));
      BatchResult<UUID, UUID> result =
          client.segment(segment).shopperProfiles().remove(store.members(segment));
      assertThat(result.failed()).hasSize(1);
      assertThat(
              result.failed().toString() + result.failed().values().iterator().next().exception())
          .doesNotContain("fake-access-token");
    }
  }

  @Test
  void anInterruptEndsABatchAndSaysWhatBecameOfEach() throws Exception {
    UUID segment = store.addSegment("S", 0);
    List<UUID> ids = profileIds(500);
    CountDownLatch sent = new CountDownLatch(1);
    store.failNext(1, Fault.delay(Duration.ZERO));
    store.failNext(9, Fault.delay(Duration.ofSeconds(30)));
    CompletableFuture<BatchResult<UUID, UUID>> result = new CompletableFuture<>();
    CompletableFuture<Boolean> flag = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              result.complete(
                  client.segment(segment).shopperProfiles().add(ids, count -> sent.countDown()));
              flag.complete(Thread.currentThread().isInterrupted());
            });
    thread.start();
    assertThat(sent.await(10, TimeUnit.SECONDS)).isTrue();
    thread.interrupt();

    assertThat(result.get(10, TimeUnit.SECONDS).succeeded()).hasSize(50);
    assertThat(result.get().failed()).hasSize(450);
    assertThat(result.get().failed().values())
        .allSatisfy(failure -> assertThat(failure.reason()).contains("thread was interrupted"));
    assertThat(flag.get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void closingTheClientLosesNothingThatIsKnown() {
    UUID segment = store.addSegment("S", 0);
    List<UUID> ids = profileIds(500);

    BatchResult<UUID, UUID> result =
        client.segment(segment).shopperProfiles().add(ids, count -> client.close());

    assertThat(result.succeeded()).hasSize(50);
    assertThat(result.failed().values())
        .hasSize(450)
        .allSatisfy(failure -> assertThat(failure.reason()).contains("closed"));
  }

  @Test
  void aListenerMaySendRequestsOfItsOwn() {
    UUID segment = store.addSegment("S", 0);
    UUID other = store.addSegment("T", 0);
    List<UUID> ids = profileIds(600);

    client
        .segment(segment)
        .shopperProfiles()
        .add(ids, count -> client.segment(other).shopperProfiles().add(ids.subList(0, 1)));

    assertThat(store.members(segment)).hasSize(600);
    assertThat(store.members(other)).hasSize(1);
  }

  @Test
  void noMoreThanTenRequestsOfAKindRunAtATime() throws Exception {
    List<Thread> threads = new ArrayList<>();
    List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 25; i++) {
      String name = "S" + i;
      threads.add(new Thread(() -> client.segments().create(name, null)));
      threads.get(i).setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
    }
    store.failNext(25, Fault.delay(Duration.ofMillis(20)));
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(failures).isEmpty();
    assertThat(store.segments()).hasSize(25);
  }

  @Test
  void whatIsNotSaidIsNotTakenForDone() {
    UUID segment = store.addSegment("S", 3);
    List<UUID> ids = store.members(segment);
    Map<String, String> reasons =
        Map.of(
            "{\"errors\":[\"one is locked\"]}",
            "the answer does not say which of 3 it means: [one is locked]",
            "{\"errors\":{\"3\":\"locked\"}}",
            "the answer does not say which of 3 it means: [locked]",
            "{\"meta\":{\"success\":1,\"failed\":2}}",
            "the answer does not say what became of it");
    reasons.forEach(
        (body, reason) -> {
          store.failNext(1, Fault.response(207, "application/json", body));
          assertThat(client.segment(segment).shopperProfiles().remove(ids).failed())
              .containsOnlyKeys(ids)
              .allSatisfy((id, failure) -> assertThat(failure).hasToString(reason));
        });
  }

  @Test
  void oneRequestThatFailsCostsNothingOfTheOthers() {
    UUID segment = store.addSegment("S", 0);
    store.failNext(1, Fault.delay(Duration.ZERO));
    store.failNext(1, Fault.response(500, "text/plain", "oops"));
    store.failNext(1, Fault.response(422, "text/plain", "no"));

    BatchResult<UUID, UUID> result = client.segment(segment).shopperProfiles().add(profileIds(170));

    assertThat(result.succeeded()).hasSizeBetween(70, 120).doesNotHaveDuplicates();
    assertThat(result.failed()).hasSize(170 - result.succeeded().size());
    assertThat(result.failed().values())
        .allSatisfy(failure -> assertThat(failure.exception()).isNotNull())
        .anySatisfy(
            failure -> assertThat(failure.exception()).isInstanceOf(InvalidRequestException.class));
    assertThat(store.members(segment)).containsExactlyInAnyOrderElementsOf(result.succeeded());
  }

  @Test
  void whatIsWrongWithAllIsFoundOutByTheFirstRequest() {
    List<UUID> ids = profileIds(500);

    assertThatThrownBy(() -> client.segment(UNKNOWN).shopperProfiles().add(ids))
        .isInstanceOf(NotFoundException.class);
    assertThat(store.requests()).hasSize(1);

    store.scopes(FakeStore.READ_ONLY);
    assertThatThrownBy(() -> client.shopperProfiles().delete(ids))
        .isInstanceOf(MissingScopeException.class)
        .hasMessageContaining("deleteShopperProfiles needs the OAuth scope Customers: modify");
    assertThat(store.requests()).hasSize(2);
    assertThat(client.shopperProfiles().list().count()).isEqualTo(500);
    assertThat(client.segments().list()).hasSize(1);
    assertThat(client.shopperProfile(ids.get(0)).segments().list()).hasSize(1);
  }

  @Test
  void whatIsWrongWithAllFromNowOnEndsABatch() {
    UUID segment = store.addSegment("S", 0);
    List<UUID> ids = profileIds(1500);

    BatchResult<UUID, UUID> result =
        client
            .segment(segment)
            .shopperProfiles()
            .add(ids, done -> store.scopes(FakeStore.READ_ONLY));

    assertThat(result.succeeded()).hasSize(50);
    assertThat(result.failed())
        .hasSize(1450)
        .allSatisfy(
            (id, failure) ->
                assertThat(failure.exception()).isInstanceOf(MissingScopeException.class));
    assertThat(store.requests()).hasSizeBetween(2, 1 + 10);
  }

  @Test
  void createsAndDeletesProfiles() {
    List<Long> customers = LongStream.rangeClosed(5_000_001, 5_000_120).boxed().toList();

    BatchResult<Long, ShopperProfile> created = client.shopperProfiles().create(customers);
    assertThat(created.succeeded())
        .extracting(ShopperProfile::customerId)
        .containsExactlyElementsOf(customers);
    assertThat(client.shopperProfiles().create(customers).unchanged()).isEqualTo(customers);

    List<UUID> ids = created.succeeded().stream().map(ShopperProfile::id).toList();
    assertThat(client.shopperProfiles().delete(ids).succeeded()).isEqualTo(ids);
    assertThat(client.shopperProfiles().list()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.shopperProfiles().create(List.of(1L, 0L)))
        .withMessageStartingWith("customerIds must be ids of customers, which are 1 or more");
  }

  @Test
  void listsTheSegmentsOfAProfile() {
    UUID a = store.addSegment("A", 5);
    store.addSegment("B", 1);
    UUID third = store.members(a).get(2);

    assertThat(client.shopperProfile(third).segments().list())
        .extracting(Segment::name)
        .containsExactly("A");
    assertThat(client.shopperProfile(third.toString()).segments().list()).hasSize(1);
  }

  @Test
  void everythingGoesOnlyWhenConfirmedAndByItsIds() {
    UUID a = store.addSegment("A", 130);
    UUID b = store.addSegment("B", 3);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.segment(a).shopperProfiles().removeAll(b))
        .withMessageContaining("segmentId must be " + a + " again, to confirm");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.segments().deleteAll("other"))
        .withMessageContaining("storeHash must be fake123 again, to confirm");
    assertThatIllegalArgumentException().isThrownBy(() -> client.shopperProfiles().deleteAll(null));
    assertThat(store.requests()).isEmpty();

    assertThat(client.segment(a).shopperProfiles().removeAll(a).succeeded()).hasSize(130);
    assertThat(store.members(a)).isEmpty();
    assertThat(client.segments().deleteAll("fake123").succeeded()).containsExactly(a, b);
    assertThat(client.shopperProfiles().deleteAll("fake123").succeeded()).hasSize(130);
    assertThat(client.shopperProfiles().list()).isEmpty();
    assertNoBareDelete();
  }

  @Test
  void noCallSendsADeleteWithoutIds() {
    UUID segment = store.addSegment("A", 3);
    List<List<UUID>> lists =
        List.of(
            List.of(),
            List.of(UNKNOWN, UNKNOWN),
            Collections.nCopies(200, UNKNOWN),
            Arrays.asList(UNKNOWN, null),
            Collections.singletonList(null));
    List<Runnable> calls = new ArrayList<>();
    for (List<UUID> ids : lists) {
      calls.add(() -> client.segments().delete(ids));
      calls.add(() -> client.shopperProfiles().delete(ids));
      calls.add(() -> client.segment(segment).shopperProfiles().remove(ids));
      calls.add(
          () ->
              client
                  .segment(segment)
                  .shopperProfiles()
                  .syncToProfiles(ids)
                  .maxRemovalShare(1)
                  .plan());
    }
    calls.add(() -> client.segments().delete(null));
    calls.add(() -> client.shopperProfiles().delete(null));
    calls.add(() -> client.segment(segment).shopperProfiles().remove(null));
    calls.add(
        () ->
            client
                .segment(segment)
                .shopperProfiles()
                .syncToCustomers(List.of())
                .maxRemovalShare(1)
                .plan()
                .apply());
    calls.add(() -> client.segment(segment).shopperProfiles().removeAll(segment));
    for (Runnable call : calls) {
      try {
        call.run();
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageMatching("ids(\\[\\d+])? must not be null");
      }
    }

    assertNoBareDelete();
    assertThat(store.segments()).hasSize(1);
    assertThat(client.segments().delete(List.of()))
        .isEqualTo(new BatchResult<>(List.of(), List.of(), Map.of()));
  }

  @Test
  void urlsStayShort() {
    List<UUID> ids = IntStream.range(0, 300).mapToObj(i -> new UUID(i, i)).toList();

    client.segment(store.addSegment(1)).shopperProfiles().remove(ids);

    assertThat(store.requests()).hasSize(8);
    assertThat(queries())
        .allSatisfy(query -> assertThat(query.length() + 40 * 2).isLessThan(1800))
        .allMatch(query -> query.matches("id:in=[-0-9a-f,]+"));
  }

  private void assertNoBareDelete() {
    assertThat(store.requests())
        .filteredOn(request -> request.method().equals("DELETE"))
        .extracting(RecordedRequest::query)
        .isNotEmpty()
        .allSatisfy(query -> assertThat(query).matches("id:in=[0-9a-f]{8}-.*"));
  }

  private List<String> queries() {
    return store.requests().stream().map(RecordedRequest::query).toList();
  }
}
