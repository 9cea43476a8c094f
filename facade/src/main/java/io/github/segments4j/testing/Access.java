package io.github.segments4j.testing;

import java.util.Set;

/** Who may ask the store for what. */
final class Access {

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

  void check(Request request) throws Refusal {
    String token = request.token();
    if (token == null) {
      throw Refusal.text(401, "X-Auth-Token header is required");
    }
    if (token.isEmpty()) {
      throw Refusal.text(401, "X-Auth-Token header should have correct format");
    }
    if (!token.equals(TOKEN)) {
      throw Refusal.json(401, "Unauthorized");
    }
    if (!storeHash.equals(request.storeHash()) || !allows(request.endpoint())) {
      throw Refusal.json(403, "You don't have a required scope to access the endpoint");
    }
  }

  private boolean allows(Endpoint endpoint) {
    return scopes.contains(FakeStore.MODIFY)
        || endpoint.isOpenToReaders() && scopes.contains(FakeStore.READ_ONLY);
  }
}
