package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.segments4j.error.SegmentsException;
import io.github.segments4j.error.ServerException;
import io.github.segments4j.error.TransportException;
import io.github.segments4j.error.UnreadableResponseException;
import io.github.segments4j.testing.Fault;
import java.util.UUID;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;

/** Interceptors of the user's {@code OkHttpClient} that replace responses. */
class UserInterceptorTest extends FakeStoreTestBase {

  @Test
  void syntheticFailure_isReported() {
    assertThat(failure(chain -> response(chain, 503, "busy")))
        .isInstanceOf(ServerException.class)
        .returns(503, SegmentsException::statusCode)
        .returns("busy", SegmentsException::body);
  }

  @Test
  void syntheticSuccess_isParsed() {
    assertThat(failure(chain -> response(chain, 200, "<html>")))
        .isInstanceOf(UnreadableResponseException.class)
        .returns(200, SegmentsException::statusCode);
  }

  @Test
  void replacedResponse_decidesException() {
    store.failNext(1, Fault.response(403, "text/plain", "You don't have a required scope"));

    assertThat(
            failure(
                chain -> {
                  chain.proceed(chain.request()).close();
                  return response(chain, 500, "mapped");
                }))
        .isInstanceOf(ServerException.class);
  }

  @Test
  void retryByInterceptor_reportsLastFailure() {
    store.failNext(1, Fault.response(500, "text/plain", "first"));
    store.failNext(2, Fault.droppedConnection());

    assertThat(
            failure(
                chain -> {
                  chain.proceed(chain.request()).close();
                  return chain.proceed(chain.request());
                }))
        .isInstanceOf(TransportException.class)
        .returns(0, SegmentsException::statusCode);
    assertThat(list(store.addSegment(1)).count()).isEqualTo(1);
  }

  private static Response response(Interceptor.Chain chain, int status, String body) {
    return new Response.Builder()
        .request(chain.request())
        .protocol(Protocol.HTTP_1_1)
        .code(status)
        .message("")
        .body(ResponseBody.create(body, null))
        .build();
  }

  private SegmentsException failure(Interceptor interceptor) {
    OkHttpClient http = new OkHttpClient.Builder().addInterceptor(interceptor).build();
    try (SegmentsClient own = clientBuilder().httpClient(http).build()) {
      return catchThrowableOfType(
          SegmentsException.class, () -> list(own, UUID.randomUUID()).count());
    }
  }
}
