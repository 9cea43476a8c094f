package io.github.segments4j.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FakeStoreValidationTest extends RawHttpTestBase {

  @ParameterizedTest
  @CsvSource({
    "'', '', 401, X-Auth-Token header should have correct format",
    "'', other, 401, Unauthorized",
    "'', , 401, X-Auth-Token header is required",
    "/, fake-access-token, 404, The route is not found",
    "?page=0, fake-access-token, 422, invalid",
    "?limit=x, fake-access-token, 422, invalid",
    "?sort=id, fake-access-token, 422, invalid",
    "'', fake-access-token, 404, Not Found",
  })
  void listMembers_invalidRequest_isRejected(
      String suffix, String token, int statusCode, String body) throws Exception {
    HttpRequest.Builder request = request(MEMBERS + suffix);
    if (token != null) {
      request.header("X-Auth-Token", token);
    }

    HttpResponse<String> response = send(request.build());

    assertThat(response.statusCode()).isEqualTo(statusCode);
    assertThat(response.body()).contains(body);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST | /segments         | {}
          POST | /segments         | [
          POST | /segments         | ''
          POST | /segments         | null
          POST | /segments         | ["a"]
          POST | /segments         | [null]
          POST | /segments         | [{"name": 1}]
          PUT  | /segments         | [{"id": "x"}]
          POST | /shopper-profiles | [{"customer_id": "1"}]
          POST | /shopper-profiles | [{"customer_id": 1.5}]
          POST | /segments/3fa85f64-5717-4562-b3fc-2c963f66afa6/shopper-profiles | ["x"]
          POST | /segments/3fa85f64-5717-4562-b3fc-2c963f66afa6/shopper-profiles | [1]
          """)
  void invalidBody_isRejected(String method, String path, String body) throws Exception {
    store.addSegment(SEGMENT, 1);

    HttpResponse<String> response = send(method, path, body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body())
        .startsWith(
            """
            {"status":400,""");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /segments?id:in=x",
    "GET, /segments?sort=id",
    "DELETE, /segments?page=1",
    "DELETE, /shopper-profiles?id:in=1-1-1-1-1",
    "POST, /shopper-profiles?id:in=3fa85f64-5717-4562-b3fc-2c963f66afa6",
    "GET, /segments/3fa85f64-5717-4562-b3fc-2c963f66afa6/shopper-profiles?id:in=3fa85f64-5717-4562-b3fc-2c963f66afa6",
  })
  void unknownOrInvalidParameter_isRejected(String method, String path) throws Exception {
    assertThat(send(method, path, "[]").statusCode()).isEqualTo(422);
  }
}
