package io.github.segments4j.testing;

import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request that a {@link FakeStore} received.
 *
 * @param method the HTTP method
 * @param path the decoded path
 * @param query the decoded query, or null if there is none
 * @param headers the headers by lower-case name, without the access token
 * @param body the body, or an empty string if there is none
 */
public record RecordedRequest(
    String method,
    String path,
    @Nullable String query,
    Map<String, List<String>> headers,
    String body) {

  static RecordedRequest of(HttpExchange exchange, String body) {
    Map<String, List<String>> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
    headers.remove("x-auth-token");
    return new RecordedRequest(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        exchange.getRequestURI().getQuery(),
        headers,
        body);
  }

  /**
   * Returns the first value of a header.
   *
   * @param name the header name in lower case
   * @return the value, or null if the request does not have the header
   */
  public @Nullable String header(String name) {
    return headers.containsKey(name) ? headers.get(name).get(0) : null;
  }
}
