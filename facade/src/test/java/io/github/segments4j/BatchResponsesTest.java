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

  /** Bodies contain the id of a profile as {@code <id0>}, or {@code <ID0>} in upper case. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          OPERATION | STATUS | BODY | OUTCOMES | REASON
          # Every 2xx status succeeds.
          remove | 200 | ''                                                   | succeeded succeeded succeeded |
          remove | 200 | {}                                                   | succeeded succeeded succeeded |
          remove | 200 | {"data": [1], "errors": [], "meta": {"success": 3}}  | succeeded succeeded succeeded |
          remove | 201 | ''                                                   | succeeded succeeded succeeded |
          remove | 201 | {}                                                   | succeeded succeeded succeeded |
          remove | 201 | {"data": [1], "errors": [], "meta": {"success": 3}}  | succeeded succeeded succeeded |
          remove | 204 | ''                                                   | succeeded succeeded succeeded |
          remove | 207 | ''                                                   | succeeded succeeded succeeded |
          remove | 207 | {}                                                   | succeeded succeeded succeeded |
          remove | 207 | {"data": [1], "errors": [], "meta": {"success": 3}}  | succeeded succeeded succeeded |
          # Errors name items by index or by id.
          remove | 207 | {"errors": {"1": "locked"}, "meta": {"total": 3, "success": 2, "failed": 1}} | succeeded failed succeeded | locked
          remove | 207 | {"errors": ["<id1> is locked"], "meta": {"success": 2}} | succeeded failed succeeded | <id1> is locked
          add | 422 | {"errors": ["not found: <id1>, <id2>"]}                    | succeeded failed failed | not found: <id1>, <id2>
          add | 422 | {"errors": ["not found: <ID1>, <ID2>"]}                    | succeeded failed failed | not found: <ID1>, <ID2>
          add | 422 | {"errors": [{"id": "<id1>", "title": "not found"}, {"id": "<id2>", "title": "not found"}]} | succeeded failed failed |
          add | 422 | {"errors": [{"id": "<ID1>", "title": "not found"}, {"id": "<ID2>", "title": "not found"}]} | succeeded failed failed |
          add | 422 | {"errors": {"<id1>": "not found", "<id2>": "not found"}}   | succeeded failed failed | not found
          add | 422 | {"errors": {"<ID1>": "not found", "<ID2>": "not found"}}   | succeeded failed failed | not found
          add | 422 | {"errors": {"1": "not found, unlike <id0>", "2": "not found"}} | succeeded failed failed |
          add | 422 | {"errors": {"1": "not found, unlike <ID0>", "2": "not found"}} | succeeded failed failed |
          # An existing item is unchanged, unless a limit was exceeded.
          add | 422 | {"errors": {"0": "already there", "1": "already in at most 1000 segments"}} | unchanged failed succeeded | already in at most 1000 segments
          # Not every conflict is about an existing item.
          add | 409 | {"title": "The segment is locked for an import"}           | failed failed failed |
          add | 409 | {"errors": {"0": "not allowed", "1": "at most 1000 segments", "2": "invalid"}} | failed failed failed |
          # An item that the response does not mention has not succeeded.
          remove | 207 | {"errors": ["one is locked"]}                | failed failed failed | the response does not report which of 3 items failed: one is locked
          remove | 207 | {"errors": {"3": "locked"}}                  | failed failed failed | the response does not report which of 3 items failed: locked
          remove | 207 | {"meta": {"success": 1, "failed": 2}}        | failed failed failed | the response does not report the outcome
          create | 422 | {"data": [], "errors": [], "meta": {"total": 2, "success": 1, "failed": 1}}    | failed failed failed | the response does not report the outcome
          create | 422 | {"data": [{"id": "<id1>", "customer_id": 2}], "errors": ["one failed"]}        | failed succeeded failed | the response does not report which of 3 items failed: one failed
          """)
  void response_decidesOutcomes(
      String operation, int status, String body, String outcomes, String reason) {
    store.failNext(1, Fault.json(status, withIds(body)));

    Outcomes actual = send(operation);

    assertThat(actual.names()).isEqualTo(List.of(outcomes.split(" ")));
    assertThat(store.requests()).hasSize(1);
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
    return CUSTOMERS.get(profiles.indexOf(profile.id()));
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
