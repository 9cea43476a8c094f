package io.github.segments4j.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.segments4j.SegmentsClient;
import io.github.segments4j.call.RetryPolicy;
import io.github.segments4j.error.SegmentsException;
import io.github.segments4j.testing.FakeStore;
import io.github.segments4j.testing.Fault;
import java.util.Map;
import java.util.UUID;

/** Meets each failure that a user may meet, and prints what the library says of it. */
public final class ExplainErrors {

  private final FakeStore store;
  private final UUID segment;

  private ExplainErrors(FakeStore store) {
    this.store = store;
    this.segment = store.addSegment(625);
  }

  /**
   * Runs on the embedded store, wherever the environment points.
   *
   * @param args none
   */
  public static void main(String[] args) {
    ExampleRunner.requireNoArguments("ExplainErrors", args);
    try (FakeStore store = FakeStore.start()) {
      ExplainErrors examples = new ExplainErrors(store);
      examples.refusedBeforeAnythingIsSent();
      examples.answeredWithAFailure();
      examples.notUnderstoodOrNotAnswered();
    }
  }

  private void refusedBeforeAnythingIsSent() {
    explain("a segment id that is no UUID", () -> client().segment("1-1-1-1-1"));
    explain(
        "an API path instead of a store hash",
        () -> SegmentsClient.builder().storeHash("https://api.bigcommerce.com/stores/abc123/v3/"));
    explain(
        "an access token with a line break",
        () -> SegmentsClient.builder().accessToken("read-from-a-file\n"));
    explain(
        "an address that would carry the token in the clear",
        () -> SegmentsClient.builder().baseUrl("http://api.bigcommerce.com"));
    explain(
        "a page that is none",
        () -> client().segment(segment).shopperProfiles().list().startingAt(0));
  }

  private void answeredWithAFailure() {
    store.scopes(FakeStore.READ_ONLY);
    explain("a token that may only read", this::list);
    store.scopes(FakeStore.MODIFY);
    explain("another 403", Fault.response(403, "application/json", "{\"title\": \"Blocked\"}"));
    explain(
        "a wrong token", Fault.response(401, "application/json", "{\"title\": \"Unauthorized\"}"));
    explain("an unknown segment", () -> list(UUID.randomUUID()));
    explain("a limit that is too large", Fault.response(413, "text/plain", "too large"));
    explain(
        "a parameter that is not accepted",
        Fault.response(422, "application/json", "{\"errors\": {\"limit\": \"must be a number\"}}"));
    explain(
        "too many requests",
        Fault.response(429, "application/json", "{\"title\": \"Too many requests\"}"));
    explain("a gateway that fails", Fault.response(502, "text/html", "<h1>Bad Gateway</h1>"));
    explain("a store in maintenance", Fault.response(503, "text/plain", "maintenance"));
    explain(
        "a redirect",
        Fault.response(
            302, Map.of("Location", "https://example.com/"), "elsewhere".getBytes(UTF_8)));
  }

  private void notUnderstoodOrNotAnswered() {
    explain("a page of a hotel's network", Fault.response(200, "text/html", "<h1>Welcome</h1>"));
    explain(
        "JSON that breaks the document",
        Fault.response(200, "application/json", "{\"data\": [{\"id\": 12345}]}"));
    explain("a connection that is closed", Fault.droppedConnection());
  }

  private void explain(String what, Fault fault) {
    store.failNext(1, fault);
    explain(what, this::list);
  }

  private static void explain(String what, Runnable example) {
    try {
      example.run();
      System.out.println(what + ": nothing went wrong");
    } catch (SegmentsException | IllegalArgumentException e) {
      System.out.println(what + ":");
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

  /** A client that gives up at once, so that each failure shows. */
  private SegmentsClient client() {
    return SegmentsClient.builder()
        .storeHash(store.storeHash())
        .accessToken(store.accessToken())
        .baseUrl(store.url())
        .retryPolicy(RetryPolicy.none())
        .build();
  }
}
