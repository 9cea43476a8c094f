package io.github.segments4j.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;

/** A fake store and a plain HTTP client, independent of the library under test. */
abstract class RawHttpTestBase {

  static final UUID SEGMENT = UUID.fromString("3fa85f64-5717-4562-b3fc-2c963f66afa6");
  static final String MEMBERS = "/segments/" + SEGMENT + "/shopper-profiles";

  final FakeStore store = FakeStore.start();
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void closeStore() {
    store.close();
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send("GET", path, "");
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return send("POST", path, body);
  }

  HttpResponse<String> put(String path, String body) throws IOException, InterruptedException {
    return send("PUT", path, body);
  }

  HttpResponse<String> delete(String path) throws IOException, InterruptedException {
    return send("DELETE", path, "");
  }

  HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    return send(authorizedRequest(method, path, body));
  }

  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  CompletableFuture<HttpResponse<String>> sendAsync(String method, String path, String body) {
    return http.sendAsync(
        authorizedRequest(method, path, body), HttpResponse.BodyHandlers.ofString());
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create(store.url() + "/stores/" + store.storeHash() + "/v3" + path));
  }

  private HttpRequest authorizedRequest(String method, String path, String body) {
    return request(path)
        .header("X-Auth-Token", store.accessToken())
        .method(method, HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  /** Returns the values of every {@code id} in a response body. */
  static List<UUID> ids(HttpResponse<String> response) {
    return matches(response, "\"id\":\"([^\"]+)\"").map(UUID::fromString).toList();
  }

  /** Returns the values of every occurrence of a numeric property in a response body. */
  static List<Long> numbers(HttpResponse<String> response, String property) {
    return matches(response, "\"" + property + "\":(\\d+)\\b").map(Long::valueOf).toList();
  }

  private static Stream<String> matches(HttpResponse<String> response, String regex) {
    return Pattern.compile(regex).matcher(response.body()).results().map(match -> match.group(1));
  }

  static String jsonArray(List<UUID> ids) {
    return ids.stream().map(UUID::toString).collect(Collectors.joining("\",\"", "[\"", "\"]"));
  }
}
