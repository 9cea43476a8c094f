package io.github.segments4j.testing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that a {@link FakeStore} received.
 *
 * @param method the HTTP method
 * @param path the path, decoded
 * @param query the query, decoded; null if there was none
 * @param headers the headers by name in lower case, without the access token
 */
public record RecordedRequest(
    String method, String path, @Nullable String query, Map<String, List<String>> headers) {

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
