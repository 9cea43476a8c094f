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
 * @param path the path, decoded
 * @param query the query, decoded; null if there was none
 * @param headers the headers by name in lower case, without the access token
 * @param body the body as text; empty if there was none
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
   * The first value of a header.
   *
   * @param name the header's name in lower case
   * @return the value; null if there is none
   */
  public @Nullable String header(String name) {
    return headers.containsKey(name) ? headers.get(name).get(0) : null;
  }
}
