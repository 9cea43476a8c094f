package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.segments4j.batch.BatchFailure;
import io.github.segments4j.batch.BatchResult;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.testing.Fault;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The outcome of each item of a batch, by the response to its request. */
class BatchResponsesTest extends FakeStoreTestBase {

  private static final List<Long> CUSTOMERS = List.of(1L, 2L, 3L);

  private UUID segment;
  private List<UUID> profiles;

  @BeforeEach
  void addSegment() {
    segment = store.addSegment("S", 0);
    profiles = store.profileIds(3);
  }

  /**
   * The first response; the store processes resent items. Bodies contain the id of a profile as
   * {@code <id0>}, or {@code <ID0>} in upper case.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          OPERATION | STATUS | BODY | OUTCOMES | REQUESTS | REASON
          # Every 2xx status succeeds, whatever the body, unless it contradicts.
          remove | 200 | ''                                                   | succeeded succeeded succeeded | 1 |
          remove | 200 | {}                                                   | succeeded succeeded succeeded | 1 |
          remove | 200 | {"data": [{}], "errors": [], "meta": {"success": 3}} | succeeded succeeded succeeded | 1 |
          remove | 200 | {"data": [{}], "errors": [], "meta": {"total": 0, "success": 0, "failed": 0}} | succeeded succeeded succeeded | 1 |
          remove | 201 | {}                                                   | succeeded succeeded succeeded | 1 |
          remove | 204 | ''                                                   | succeeded succeeded succeeded | 1 |
          remove | 205 | ''                                                   | succeeded succeeded succeeded | 1 |
          remove | 207 | ''                                                   | succeeded succeeded succeeded | 1 |
          remove | 207 | {"data": [1], "errors": [], "meta": {"success": 3}}  | succeeded succeeded succeeded | 1 |
          add | 201 | {"data": [], "errors": [], "meta": []}                  | succeeded succeeded succeeded | 1 |
          add | 201 | {"data": [], "errors": [], "meta": {"success": "3"}}    | succeeded succeeded succeeded | 1 |
          add | 201 | {"data": "OK"}                                          | succeeded succeeded succeeded | 1 |
          add | 201 | {"data": [{}]}                                          | succeeded succeeded succeeded | 1 |
          add | 201 | []                                                      | succeeded succeeded succeeded | 1 |
          add | 201 | "done"                                                  | succeeded succeeded succeeded | 1 |
          add | 200 | OK                                                      | succeeded succeeded succeeded | 1 |
          add | 200 | <html>Log in to the network</html>                      | failed failed failed          | 1 |
          add | 200 | Welcome to the gateway                                  | failed failed failed          | 1 |
          add | 201 | {"data": [{"id": "<id0>"}, {"id":                       | succeeded succeeded succeeded | 2 |
          # The published form: the inner errors are keyed by index.
          add | 422 | {"data": [{"id": "<id0>"}], "errors": [{"status": 409, "title": "C", "errors": {"1": "already exists"}}, {"status": 422, "title": "T", "errors": {"2": "does not exist"}}], "meta": {"total": 3, "success": 1, "failed": 2}} | succeeded unchanged failed | 1 | does not exist
          add | 422 | {"data": [], "errors": [{"status": 422, "title": "T", "errors": {"0": "does not exist", "1": "is invalid"}}], "meta": {"total": 3, "success": 0, "failed": 3}} | failed failed succeeded | 2 |
          add | 409 | {"data": [], "errors": [{"status": 409, "title": "Unable to add some", "errors": {"1": "Shopper profile <id1> already exists in segment"}}], "meta": {"total": 3, "success": 0, "failed": 1}} | succeeded unchanged succeeded | 2 |
          add | 409 | {"data": [], "errors": [{"status": 409, "title": "Unable to add some", "errors": {"0": "already exists", "1": "already exists"}}]} | unchanged unchanged succeeded | 2 |
          add | 422 | {"errors": [{"status": 422, "errors": [{"message": "<id1> is unknown"}]}], "meta": {"success": 2}} | succeeded failed succeeded | 1 |
          remove | 422 | {"data": [], "errors": [{"status": 422, "title": "Unable to remove some", "errors": {"1": "Shopper profile not found in segment"}}], "meta": {"total": 3, "success": 2, "failed": 1}} | succeeded unchanged succeeded | 1 |
          remove | 422 | {"data": [], "errors": [{"status": 422, "title": "T", "errors": {"1": "Segment not found"}}], "meta": {"total": 3, "success": 2, "failed": 1}} | succeeded failed succeeded | 1 | Segment not found
          create | 422 | {"data": [], "errors": [{"status": 422, "title": "T", "errors": {"1": "Customer does not exist"}}], "meta": {"total": 3, "success": 0, "failed": 1}} | succeeded failed succeeded | 2 | Customer does not exist
          create | 422 | {"data": [], "errors": [{"status": 422, "title": "T", "errors": {"2": "Customer already has a profile"}}]} | succeeded succeeded unchanged | 2 |
          # Errors keyed by index or id directly, and those that contain an id, name items too.
          remove | 207 | {"errors": {"1": "protected"}, "meta": {"total": 3, "success": 2, "failed": 1}} | succeeded failed succeeded | 1 | protected
          remove | 207 | {"errors": ["<id1> is protected"], "meta": {"success": 2}} | succeeded failed succeeded | 1 | <id1> is protected
          add | 422 | {"errors": ["not found: <ID1>, <ID2>"], "meta": {"success": 1}} | succeeded failed failed | 1 | not found: <ID1>, <ID2>
          add | 422 | {"errors": [{"id": "<id1>", "title": "not found"}, {"id": "<ID2>", "title": "not found"}], "meta": {"success": 1}} | succeeded failed failed | 1 | not found
          add | 422 | {"errors": {"<id1>": "not found", "<ID2>": "not found"}, "meta": {"success": 1}} | succeeded failed failed | 1 | not found
          add | 422 | {"errors": {"1": "not found, unlike <id0>", "2": "not found"}, "meta": {"success": 1}} | succeeded failed failed | 1 |
          create | 422 | {"errors": {"3": "unknown customer"}, "meta": {"success": 2}} | failed failed failed | 2 |
          # Without counts, an error of one item says nothing of the others.
          add | 422 | {"errors": {"1": "not found"}}                          | succeeded failed succeeded    | 2 | not found
          add | 207 | {"errors": {"1": "not found"}}                          | succeeded failed succeeded    | 2 | not found
          remove | 207 | {"errors": ["one is protected"]}                     | succeeded succeeded succeeded | 2 |
          remove | 207 | {"errors": {"7": "protected"}}                       | succeeded succeeded succeeded | 2 |
          remove | 207 | {"meta": {"success": 1, "failed": 2}}                | succeeded succeeded succeeded | 2 |
          # The results decide what was added or created, by id.
          add | 201 | {"data": [{"id": "<id0>"}, {"id": "<id2>"}]}            | succeeded succeeded succeeded | 2 |
          add | 201 | {"data": [{"id": "<id0>"}], "meta": {"total": 3, "success": 1, "failed": 2}} | succeeded succeeded succeeded | 2 |
          create | 201 | {"data": [{"id": "<id0>", "customer_id": 777}, {"id": "<id1>", "customer_id": 2}, {"id": "<id2>", "customer_id": 3}]} | succeeded succeeded succeeded | 2 |
          create | 201 | {"data": [{"id": "<id0>"}, {"id": "<id1>"}, {"id": "<id2>"}]} | succeeded succeeded succeeded | 1 |
          create | 201 | {"data": []}                                         | failed failed failed          | 2 |
          create | 422 | {"data": [], "errors": [], "meta": {"total": 3, "success": 1, "failed": 2}} | succeeded succeeded succeeded | 3 |
          # An existing item is unchanged, unless a limit was exceeded.
          add | 422 | {"errors": {"0": "already there", "1": "already in at most 1000 segments"}, "meta": {"success": 1}} | unchanged failed succeeded | 1 | already in at most 1000 segments
          add | 409 | {"errors": {"0": "not allowed", "1": "at most 1000 segments", "2": "invalid"}} | failed failed failed | 1 |
          # A conflict that says nothing of its items is resent or looked up.
          add | 409 | ''                                                      | succeeded succeeded succeeded | 3 |
          add | 409 | <html>conflict</html>                                   | succeeded succeeded succeeded | 3 |
          add | 409 | {"status": 409, "title": "Conflict", "errors": {}}      | succeeded succeeded succeeded | 3 |
          add | 409 | {"errors": {"1": "conflict"}}                           | succeeded succeeded succeeded | 4 |
          add | 409 | {"title": "The segment is locked for an import"}        | succeeded succeeded succeeded | 3 |
          # One that rejects an item without naming it is resent in halves.
          add | 422 | {"title": "Unable to add a profile that does not exist"} | succeeded succeeded succeeded | 3 |
          create | 400 | {"title": "Customer is invalid"}                     | succeeded succeeded succeeded | 3 |
          create | 404 | {"title": "Customer does not exist"}                 | succeeded succeeded succeeded | 3 |
          create | 413 | {"title": "Content Too Large"}                       | succeeded succeeded succeeded | 3 |
          """)
  void response_decidesOutcomes(
      String operation, int status, String body, String outcomes, int requests, String reason) {
    store.failNext(1, Fault.json(status, withIds(body)));

    Outcomes actual = send(operation);

    assertThat(actual.names()).isEqualTo(List.of(outcomes.split(" ")));
    assertThat(store.requests()).hasSize(requests);
    if (reason != null) {
      assertThat(actual.reasons()).isNotEmpty().containsOnly(withIds(reason));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"errors": {"1": "already in the segment"}}
        """,
        """
        {"status": 409, "title": "Conflict", "errors": {}}
        """,
        "",
        "<html>conflict</html>",
      })
  void add_partialConflict_resendsRest(String body) {
    members(segment).add(profiles.subList(1, 2));
    store.failNext(1, Fault.json(409, body));

    assertThat(send("add").names()).containsExactly("succeeded", "unchanged", "succeeded");
    assertThat(store.members(segment)).containsExactlyInAnyOrderElementsOf(profiles);
  }

  @Test
  void add_resentItemAlreadyAdded_succeeds() {
    for (String body :
        List.of(
            """
            {"errors": {"1": "already in the segment"}}
            """,
            """
            {"errors": {"0": "already in the segment", "1": "already in the segment"}}
            """)) {
      store.failNext(1, Fault.json(409, body));
    }

    assertThat(send("add").names()).containsExactly("succeeded", "unchanged", "succeeded");
  }

  @ParameterizedTest
  @ValueSource(ints = {207, 422, 500})
  void failure_doesNotContainToken(int status) {
    store.failNext(
        1,
        Fault.json(
            status,
            """
            {"title": "fake-access-token", "errors": {"0": "fake-access-token"}}
            """));

    BatchResult<UUID, UUID> result = members(segment).remove(profiles.subList(0, 1));

    assertThat(result.failed()).hasSize(1);
    assertThat(result.failed().toString() + result.failed().values().iterator().next().exception())
        .doesNotContain("fake-access-token");
  }

  private String withIds(String text) {
    String result = text;
    for (int i = 0; i < profiles.size(); i++) {
      String id = profiles.get(i).toString();
      result =
          result.replace("<id" + i + ">", id).replace("<ID" + i + ">", id.toUpperCase(Locale.ROOT));
    }
    return result;
  }

  private Outcomes send(String operation) {
    switch (operation) {
      case "add":
        BatchResult<UUID, UUID> added = members(segment).add(profiles);
        return new Outcomes(added, profiles, added.succeeded());
      case "remove":
        BatchResult<UUID, UUID> removed = members(segment).remove(profiles);
        return new Outcomes(removed, profiles, removed.succeeded());
      case "create":
        BatchResult<Long, ShopperProfile> created = client.shopperProfiles().create(CUSTOMERS);
        return new Outcomes(
            created, CUSTOMERS, created.succeeded().stream().map(this::customerOf).toList());
      default:
        throw new IllegalArgumentException(operation);
    }
  }

  private Long customerOf(ShopperProfile profile) {
    return profile.customerId() == null
        ? CUSTOMERS.get(profiles.indexOf(profile.id()))
        : profile.customerId();
  }

  /** The outcomes of the items of a batch, in order. */
  private record Outcomes(BatchResult<?, ?> result, List<?> items, List<?> succeeded) {

    List<String> names() {
      assertThat(succeeded.size() + result.unchanged().size() + result.failed().size())
          .isEqualTo(items.size());
      return items.stream().map(this::name).toList();
    }

    private String name(Object item) {
      if (succeeded.contains(item)) {
        return "succeeded";
      }
      if (result.unchanged().contains(item)) {
        return "unchanged";
      }
      return result.failed().containsKey(item) ? "failed" : "missing";
    }

    List<String> reasons() {
      return result.failed().values().stream().map(BatchFailure::reason).toList();
    }
  }
}
