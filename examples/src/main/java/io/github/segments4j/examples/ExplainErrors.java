package io.github.segments4j.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.segments4j.SegmentsClient;
import io.github.segments4j.call.RetryPolicy;
import io.github.segments4j.error.SegmentsException;
import io.github.segments4j.testing.FakeStore;
import io.github.segments4j.testing.Fault;
import java.util.Map;
import java.util.UUID;

/** Triggers each kind of failure and prints the exception. */
public final class ExplainErrors {

  private final FakeStore store;
  private final UUID segment;

  private ExplainErrors(FakeStore store) {
    this.store = store;
    this.segment = store.addSegment(625);
  }

  /**
   * Runs on the embedded store, regardless of the environment.
   *
   * @param args must be empty
   */
  public static void main(String[] args) {
    ExampleRunner.requireNoArguments("ExplainErrors", args);
    try (FakeStore store = FakeStore.start()) {
      ExplainErrors examples = new ExplainErrors(store);
      examples.invalidArguments();
      examples.errorResponses();
      examples.unusableResponses();
    }
  }

  private void invalidArguments() {
    explain("a segment id that is not a UUID", () -> client().segment("1-1-1-1-1"));
    explain(
        "an API path instead of a store hash",
        () -> SegmentsClient.builder().storeHash("https://api.bigcommerce.com/stores/abc123/v3/"));
    explain(
        "an access token with a line break",
        () -> SegmentsClient.builder().accessToken("read-from-a-file\n"));
    explain(
        "a base URL without https",
        () -> SegmentsClient.builder().baseUrl("http://api.bigcommerce.com"));
    explain(
        "an invalid page number",
        () -> client().segment(segment).shopperProfiles().list().startingAt(0));
  }

  private void errorResponses() {
    store.scopes(FakeStore.READ_ONLY);
    explain("a read-only access token", this::list);
    store.scopes(FakeStore.MODIFY);
    explain(
        "a 403 for another reason",
        Fault.json(
            403,
            """
            {"title": "Blocked"}"""));
    explain(
        "an invalid access token",
        Fault.json(
            401,
            """
            {"title": "Unauthorized"}"""));
    explain("an unknown segment", () -> list(UUID.randomUUID()));
    explain("a page size that is too large", Fault.response(413, "text/plain", "too large"));
    explain(
        "an invalid parameter",
        Fault.json(
            422,
            """
            {"errors": {"limit": "must be a number"}}"""));
    explain(
        "too many requests",
        Fault.json(
            429,
            """
            {"title": "Too many requests"}"""));
    explain("a gateway error", Fault.response(502, "text/html", "<h1>Bad Gateway</h1>"));
    explain("a store under maintenance", Fault.response(503, "text/plain", "maintenance"));
    explain(
        "a redirect",
        Fault.response(
            302, Map.of("Location", "https://example.com/"), "elsewhere".getBytes(UTF_8)));
  }

  private void unusableResponses() {
    explain("a captive portal", Fault.response(200, "text/html", "<h1>Welcome</h1>"));
    explain(
        "JSON of the wrong type",
        Fault.json(
            200,
            """
            {"data": [{"id": 12345}]}"""));
    explain("a dropped connection", Fault.droppedConnection());
  }

  private void explain(String title, Fault fault) {
    store.failNext(1, fault);
    explain(title, this::list);
  }

  private static void explain(String title, Runnable example) {
    try {
      example.run();
      System.out.println(title + ": no exception");
    } catch (SegmentsException | IllegalArgumentException e) {
      System.out.println(title + ":");
      System.out.println("  " + e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  private void list() {
    list(segment);
  }

  private void list(UUID id) {
    try (SegmentsClient client = client()) {
      client.segment(id).shopperProfiles().list().forEach(profile -> {});
    }
  }

  /** Creates a client that does not retry, so that each failure is thrown. */
  private SegmentsClient client() {
    return SegmentsClient.builder()
        .storeHash(store.storeHash())
        .accessToken(store.accessToken())
        .baseUrl(store.url())
        .retryPolicy(RetryPolicy.none())
        .build();
  }
}
