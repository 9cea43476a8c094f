package io.github.segments4j.testing;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a request asks for, as far as that can be told without knowing what the store holds. */
final class ApiRequest {

  private static final String UUID_FORM =
      "\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}";
  private static final Pattern ID = Pattern.compile(UUID_FORM);
  private static final Pattern ROUTE =
      Pattern.compile("/stores/([^/]+)/v3(/[^/]+)(?:/(" + UUID_FORM + ")(/[^/]+))?");
  private static final int LONGEST_URL = 2048;
  private static final int DEFAULT_LIMIT = 50;

  private final boolean isGet;
  private final URI url;
  private final @Nullable String token;
  private final String body;
  private final Map<String, String> query;
  private final @Nullable String storeHash;
  private final @Nullable UUID id;
  private final @Nullable Endpoint endpoint;
  private final boolean pathKnown;

  ApiRequest(HttpExchange exchange, String body) {
    this.isGet = exchange.getRequestMethod().equals("GET");
    this.url = exchange.getRequestURI();
    this.token = exchange.getRequestHeaders().getFirst("X-Auth-Token");
    this.body = body;
    this.query = query(url.getRawQuery());
    Matcher route = ROUTE.matcher(url.getPath());
    boolean matches = route.matches();
    this.storeHash = matches ? route.group(1) : null;
    this.id = matches && route.group(3) != null ? UUID.fromString(route.group(3)) : null;
    String path = matches ? route.group(2) + (id == null ? "" : "/{id}" + route.group(4)) : "";
    this.pathKnown = Endpoint.hasPath(path);
    this.endpoint = Endpoint.of(exchange.getRequestMethod(), path).orElse(null);
  }

  /** What is asked for; null if there is no such thing. */
  @Nullable Endpoint endpointOrNull() {
    return endpoint;
  }

  /** What is asked for, or why that can be nothing. */
  Endpoint endpoint() throws ApiError {
    if (url.toString().length() > LONGEST_URL) {
      throw ApiError.text(414, "The URL is too long");
    }
    if (endpoint != null) {
      return endpoint;
    }
    throw pathKnown
        ? ApiError.text(405, "The method is not allowed")
        : ApiError.text(404, "The route is not found, check the URL");
  }

  @Nullable String token() {
    return token;
  }

  @Nullable String storeHash() {
    return storeHash;
  }

  /** The id in the path; null if the path has none. */
  @Nullable UUID id() {
    return id;
  }

  String body() {
    return body;
  }

  /** The page that a GET asks for, such as it stands in the query; empty for other requests. */
  Optional<String> pageAskedFor() {
    return isGet ? Optional.of(query.getOrDefault("page", "1")) : Optional.empty();
  }

  int page() throws ApiError {
    return positive(query.getOrDefault("page", "1"));
  }

  int limit() throws ApiError {
    return positive(query.getOrDefault("limit", String.valueOf(DEFAULT_LIMIT)));
  }

  /** The ids to which the request is limited; empty if it is not. */
  Optional<Set<UUID>> ids() throws ApiError {
    String list = query.get("id:in");
    if (list == null) {
      return Optional.empty();
    }
    Set<UUID> ids = new LinkedHashSet<>();
    for (String text : list.split(",", -1)) {
      ids.add(uuid(text).orElseThrow(ApiRequest::queryNotAccepted));
    }
    return Optional.of(ids);
  }

  void checkParameters() throws ApiError {
    if (!endpoint().parameters().containsAll(query.keySet())) {
      throw queryNotAccepted();
    }
    page();
    limit();
    ids();
  }

  static Optional<UUID> uuid(String text) {
    return ID.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
  }

  /** Of a name that comes more than once the first counts, as with the real one. */
  private static Map<String, String> query(@Nullable String query) {
    Map<String, String> parameters = new HashMap<>();
    if (query != null) {
      for (String parameter : query.split("&", -1)) {
        String[] parts = parameter.split("=", 2);
        parameters.putIfAbsent(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static int positive(String text) throws ApiError {
    try {
      int value = Integer.parseInt(text);
      if (value >= 1) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw queryNotAccepted();
    }
    throw queryNotAccepted();
  }

  private static ApiError queryNotAccepted() {
    return ApiError.json(422, "The query is not accepted");
  }
}
