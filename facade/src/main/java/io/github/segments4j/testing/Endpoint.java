package io.github.segments4j.testing;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** An operation of the API. */
@SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable.
enum Endpoint {
  LIST_SEGMENTS("GET", "/segments", "page", "limit", "id:in"),
  CREATE_SEGMENTS("POST", "/segments"),
  UPDATE_SEGMENTS("PUT", "/segments"),
  DELETE_SEGMENTS("DELETE", "/segments", "id:in"),
  LIST_MEMBERS("GET", "/segments/{id}/shopper-profiles", "page", "limit"),
  ADD_MEMBERS("POST", "/segments/{id}/shopper-profiles"),
  REMOVE_MEMBERS("DELETE", "/segments/{id}/shopper-profiles", "id:in"),
  LIST_PROFILES("GET", "/shopper-profiles", "page", "limit"),
  CREATE_PROFILES("POST", "/shopper-profiles"),
  DELETE_PROFILES("DELETE", "/shopper-profiles", "id:in"),
  LIST_SEGMENTS_OF_PROFILE("GET", "/shopper-profiles/{id}/segments", "page", "limit");

  private static final int MAX_CONCURRENT_WRITES = 10;

  private final String method;
  private final String path;
  private final Set<String> parameters;

  Endpoint(String method, String path, String... parameters) {
    this.method = method;
    this.path = path;
    this.parameters = Set.of(parameters);
  }

  static Optional<Endpoint> of(String method, String path) {
    return Arrays.stream(values())
        .filter(endpoint -> endpoint.path.equals(path) && endpoint.method.equals(method))
        .findFirst();
  }

  static boolean hasPath(String path) {
    return Arrays.stream(values()).anyMatch(endpoint -> endpoint.path.equals(path));
  }

  Set<String> parameters() {
    return parameters;
  }

  /** {@return whether the read-only scope suffices; listing the members of a segment needs more} */
  boolean isReadOnly() {
    return method.equals("GET") && this != LIST_MEMBERS;
  }

  boolean isBatch() {
    return !method.equals("GET");
  }

  int concurrencyLimit() {
    return switch (this) {
      case CREATE_SEGMENTS, UPDATE_SEGMENTS, ADD_MEMBERS -> MAX_CONCURRENT_WRITES;
      default -> Integer.MAX_VALUE;
    };
  }
}
