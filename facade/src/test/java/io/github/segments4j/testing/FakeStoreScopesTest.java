package io.github.segments4j.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FakeStoreScopesTest extends RawHttpTestBase {

  @Test
  void listMembers_readOnlyToken_isForbidden() throws Exception {
    store.addSegment(SEGMENT, 1);
    store.scopes(FakeStore.READ_ONLY);

    HttpResponse<String> response = get(MEMBERS);

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body()).contains("required scope");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          GET,    /segments,                    200, 200
          POST,   /segments,                    403, 201
          PUT,    /segments,                    403, 201
          DELETE, /segments,                    403, 204
          GET,    /segments/S/shopper-profiles, 403, 200
          POST,   /segments/S/shopper-profiles, 403, 201
          DELETE, /segments/S/shopper-profiles, 403, 204
          GET,    /shopper-profiles,            200, 200
          POST,   /shopper-profiles,            403, 201
          DELETE, /shopper-profiles,            403, 204
          GET,    /shopper-profiles/P/segments, 200, 200
          PATCH,  /segments,                    405, 405
          POST,   /shopper-profiles/P/segments, 405, 405
          GET,    /segments/S,                  404, 404
          GET,    /segments/P/segments,         404, 404
          GET,    /customers,                   404, 404
          """)
  void operationRequiresScope(String method, String path, int readOnlyStatus, int modifyStatus)
      throws Exception {
    store.addSegment(SEGMENT, 1);
    String pathWithIds =
        path.replace("S", SEGMENT.toString())
            .replace("P", store.members(SEGMENT).get(0).toString());

    store.scopes(FakeStore.READ_ONLY);
    assertThat(send(method, pathWithIds, "[]").statusCode()).isEqualTo(readOnlyStatus);
    store.scopes(FakeStore.MODIFY);
    assertThat(send(method, pathWithIds, "[]").statusCode()).isEqualTo(modifyStatus);
  }
}
