package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.segments4j.error.ForbiddenException;
import io.github.segments4j.error.MissingScopeException;
import io.github.segments4j.error.SegmentsException;
import io.github.segments4j.testing.FakeStore;
import io.github.segments4j.testing.Fault;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The responses with status 403 that report a missing scope, and those that do not. */
class MissingScopeTest extends FakeStoreTestBase {

  @Test
  void missingScope_isNamed() {
    store.scopes(FakeStore.READ_ONLY);

    MissingScopeException e = (MissingScopeException) failure();

    assertThat(e.scope()).isEqualTo("store_v2_customers");
    assertThat(e.scopeName()).isEqualTo("Customers");
    assertThat(e.permission()).isEqualTo("modify");
    assertThat(e)
        .hasMessageContaining(
            "listSegmentShopperProfiles requires the OAuth scope Customers: modify")
        .hasMessageContaining("store_v2_customers")
        .hasMessageContaining("read-only is not sufficient")
        .hasMessageContaining("wrong store hash")
        .hasMessageContaining("token of another store")
        .hasMessageContaining("plan without customer segmentation");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "You don't have a required scope to access the endpoint",
        """
        {"detail": "you DON'T have a Required Scope"}
        """,
        """
        {"errors": [{"title": "You don't have a required scope"}]}
        """,
        """
        {"error": "You are authorized but your scope does not include this resource."}
        """,
        """
        {"error": {"message": "Required scope: store_v2_customers"}}
        """,
        """
        [{"status": 403, "message": "Insufficient scope"}]
        """,
        """
        {"message": "The scopes of the token are insufficient"}
        """,
        """
        {"error":"insufficient_scope","type":"https://example.com/errors"}
        """,
        """
        {"title": "Forbidden", "missing_scopes": ["a"]}
        """,
        """
        {"title": "Forbidden", "detail": "line one\\nscope missing"}
        """,
        "The token needs store_v2_customers",
        "<html><head><title>403</title></head><body>Missing scope.</body></html>",
      })
  void scopeInAnyForm_isMissingScope(String body) {
    assertThat(failure(Fault.response(403, "text/plain", body)))
        .isInstanceOf(MissingScopeException.class)
        .hasMessageContaining("requires the OAuth scope Customers: modify");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"status": 403, "title": "Authentication Required"}
        """,
        "Your account already has the required scope, but not this address",
        "<table><th scope=\"row\">Forbidden</th></table>",
        "<html><script>register('/sw.js', {scope: '/'})</script>Forbidden</html>",
        "<html><script>let scope = 1;",
        "Access to telescope products is forbidden",
        "This token is scoped to another address",
        """
        {"title": "Forbidden", "type": "https://developer.bigcommerce.com/docs/scopes"}
        """,
        """
        {"title":"Forbidden","type":"\\/docs\\/api-accounts#oauth-scope"}
        """,
        """
        {"title": "Blocked by rule 7", "scope": "address"}
        """,
        "",
      })
  void other403_isNotMissingScope(String body) {
    assertThat(failure(Fault.response(403, "text/html", body)))
        .isExactlyInstanceOf(ForbiddenException.class)
        .hasMessageNotContaining("store_v2_customers");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<script", "<", "scope", "scope/", "a/", "<script>", "\\"})
  void hostile403_isReadInBoundedTime(String part) {
    assertThat(failure(Fault.response(403, "text/html", part.repeat(64 * 1024))))
        .isInstanceOf(ForbiddenException.class);
  }

  private SegmentsException failure(Fault fault) {
    store.failNext(1, fault);
    return failure();
  }

  private SegmentsException failure() {
    return catchThrowableOfType(SegmentsException.class, () -> list(UUID.randomUUID()).count());
  }
}
