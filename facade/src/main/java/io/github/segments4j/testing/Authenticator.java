package io.github.segments4j.testing;

import java.net.HttpURLConnection;
import java.util.Set;

/** The access control of the store: its access token, scopes and store hash. */
final class Authenticator {

  static final String TOKEN = "fake-access-token";

  private volatile String storeHash = "fake123";
  private volatile Set<String> scopes = Set.of(FakeStore.MODIFY);

  String storeHash() {
    return storeHash;
  }

  void storeHash(String storeHash) {
    this.storeHash = storeHash;
  }

  void scopes(Set<String> scopes) {
    this.scopes = scopes;
  }

  void check(ApiRequest request) throws ApiError {
    String token = request.token();
    if (token == null) {
      throw ApiError.text(HttpURLConnection.HTTP_UNAUTHORIZED, "X-Auth-Token header is required");
    }
    if (token.isEmpty()) {
      throw ApiError.text(
          HttpURLConnection.HTTP_UNAUTHORIZED, "X-Auth-Token header should have correct format");
    }
    if (!token.equals(TOKEN)) {
      throw ApiError.json(HttpURLConnection.HTTP_UNAUTHORIZED, "Unauthorized");
    }
    if (!storeHash.equals(request.storeHash()) || !isInScope(request.endpoint())) {
      throw ApiError.json(
          HttpURLConnection.HTTP_FORBIDDEN,
          "You don't have a required scope to access the endpoint");
    }
  }

  private boolean isInScope(Endpoint endpoint) {
    return scopes.contains(FakeStore.MODIFY)
        || endpoint.isReadOnly() && scopes.contains(FakeStore.READ_ONLY);
  }
}
