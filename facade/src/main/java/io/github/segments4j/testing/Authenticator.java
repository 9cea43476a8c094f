package io.github.segments4j.testing;

import java.util.Set;

/** Who may ask the store for what. */
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
      throw ApiError.text(401, "X-Auth-Token header is required");
    }
    if (token.isEmpty()) {
      throw ApiError.text(401, "X-Auth-Token header should have correct format");
    }
    if (!token.equals(TOKEN)) {
      throw ApiError.json(401, "Unauthorized");
    }
    if (!storeHash.equals(request.storeHash()) || !allows(request.endpoint())) {
      throw ApiError.json(403, "You don't have a required scope to access the endpoint");
    }
  }

  private boolean allows(Endpoint endpoint) {
    return scopes.contains(FakeStore.MODIFY)
        || endpoint.isOpenToReaders() && scopes.contains(FakeStore.READ_ONLY);
  }
}
