package io.github.segments4j.testing;

import com.sun.net.httpserver.HttpExchange;
import java.net.HttpURLConnection;
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

/** A parsed request, independent of the state of the store. */
final class ApiRequest {

  private static final String UUID_REGEX =
      "\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}";
  private static final Pattern CANONICAL_UUID = Pattern.compile(UUID_REGEX);
  private static final Pattern ROUTE =
      Pattern.compile("/stores/([^/]+)/v3(/[^/]+)(?:/(" + UUID_REGEX + ")(/[^/]+))?");
  private static final int MAX_URL_LENGTH = 2048;
  private static final String DEFAULT_PAGE = "1";
  private static final String DEFAULT_LIMIT = "50";

  private final boolean isGet;
  private final URI url;
  private final @Nullable String token;
  private final String body;
  private final Map<String, String> query;
  private final @Nullable String storeHash;
  private final @Nullable UUID id;
  private final @Nullable Endpoint endpoint;
  private final boolean isPathKnown;

  ApiRequest(HttpExchange exchange, String body) {
    this.isGet = exchange.getRequestMethod().equals("GET");
    this.url = exchange.getRequestURI();
    this.token = exchange.getRequestHeaders().getFirst("X-Auth-Token");
    this.body = body;
    this.query = parseQuery(url.getRawQuery());
    Matcher route = ROUTE.matcher(url.getPath());
    boolean matches = route.matches();
    this.storeHash = matches ? route.group(1) : null;
    this.id = matches && route.group(3) != null ? UUID.fromString(route.group(3)) : null;
    String path = matches ? route.group(2) + (id == null ? "" : "/{id}" + route.group(4)) : "";
    this.isPathKnown = Endpoint.hasPath(path);
    this.endpoint = Endpoint.of(exchange.getRequestMethod(), path).orElse(null);
  }

  /** {@return the endpoint, or null if none has this path and method} */
  @Nullable Endpoint endpointOrNull() {
    return endpoint;
  }

  Endpoint endpoint() throws ApiError {
    if (url.toString().length() > MAX_URL_LENGTH) {
      throw ApiError.text(HttpURLConnection.HTTP_REQ_TOO_LONG, "The URL is too long");
    }
    if (endpoint != null) {
      return endpoint;
    }
    throw isPathKnown
        ? ApiError.text(HttpURLConnection.HTTP_BAD_METHOD, "The method is not allowed")
        : ApiError.text(HttpURLConnection.HTTP_NOT_FOUND, "The route is not found, check the URL");
  }

  @Nullable String token() {
    return token;
  }

  @Nullable String storeHash() {
    return storeHash;
  }

  /** {@return the id in the path, or null if there is none} */
  @Nullable UUID id() {
    return id;
  }

  String body() {
    return body;
  }

  /** {@return the unparsed page number of a GET request, or empty for other methods} */
  Optional<String> requestedPage() {
    return isGet ? Optional.of(query.getOrDefault("page", DEFAULT_PAGE)) : Optional.empty();
  }

  int page() throws ApiError {
    return positiveInt(query.getOrDefault("page", DEFAULT_PAGE));
  }

  int limit() throws ApiError {
    return positiveInt(query.getOrDefault("limit", DEFAULT_LIMIT));
  }

  /** {@return the ids of the {@code id:in} filter, or empty if there is no filter} */
  Optional<Set<UUID>> ids() throws ApiError {
    String filter = query.get("id:in");
    if (filter == null) {
      return Optional.empty();
    }
    Set<UUID> ids = new LinkedHashSet<>();
    for (String id : filter.split(",", -1)) {
      ids.add(uuid(id).orElseThrow(ApiRequest::invalidQuery));
    }
    return Optional.of(ids);
  }

  void checkParameters() throws ApiError {
    if (!endpoint().parameters().containsAll(query.keySet())) {
      throw invalidQuery();
    }
    page();
    limit();
    ids();
  }

  static Optional<UUID> uuid(String value) {
    return CANONICAL_UUID.matcher(value).matches()
        ? Optional.of(UUID.fromString(value))
        : Optional.empty();
  }

  /** Keeps the first value of a repeated parameter, as the real API does. */
  private static Map<String, String> parseQuery(@Nullable String query) {
    Map<String, String> parameters = new HashMap<>();
    if (query != null) {
      for (String parameter : query.split("&", -1)) {
        String[] parts = parameter.split("=", 2);
        parameters.putIfAbsent(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
      }
    }
    return parameters;
  }

  private static String decode(String value) {
    return URLDecoder.decode(value, StandardCharsets.UTF_8);
  }

  private static int positiveInt(String value) throws ApiError {
    try {
      int number = Integer.parseInt(value);
      if (number >= 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw invalidQuery();
    }
    throw invalidQuery();
  }

  private static ApiError invalidQuery() {
    return ApiError.unprocessable("The query parameters are invalid");
  }
}
