package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.segments4j.error.SegmentsException;
import io.github.segments4j.error.TransportException;
import io.github.segments4j.error.UnauthorizedException;
import io.github.segments4j.testing.FakeStore;
import io.github.segments4j.testing.Fault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

class AccessTokenTest extends FakeStoreTestBase {

  private static final String TOKEN = "s3cr3t/t0k3n";
  private static final List<String> ESCAPED_TOKENS =
      List.of(TOKEN, "s3cr3t\\\\/t0k3n", "s3cr3t\\u002ft0k3n");

  @Test
  void token_isThatOfClient() {
    try (SegmentsClient wrong = clientBuilder().accessToken("wrong").build()) {
      assertThatThrownBy(() -> list(wrong, UUID.randomUUID()).count())
          .isInstanceOf(UnauthorizedException.class)
          .hasMessageContaining("\"Unauthorized\"");
    }
  }

  @Test
  void token_isHiddenFromInterceptorsAndHosts() {
    List<String> seen = new ArrayList<>();
    try (FakeStore otherHost = FakeStore.start()) {
      OkHttpClient http =
          new OkHttpClient.Builder()
              .addInterceptor(
                  chain -> {
                    String url = chain.request().url().toString();
                    return chain.proceed(
                        chain
                            .request()
                            .newBuilder()
                            .url(url.replace(store.url(), otherHost.url()))
                            .build());
                  })
              .addNetworkInterceptor(
                  chain -> {
                    seen.add(chain.request().headers().toString());
                    return chain.proceed(chain.request());
                  })
              .build();
      try (SegmentsClient own = clientBuilder().httpClient(http).build()) {
        assertThatThrownBy(() -> list(own, UUID.randomUUID()).count())
            .isInstanceOf(TransportException.class)
            .hasMessageContaining("not sent: an interceptor changed the host");
      }
      assertThat(otherHost.requests()).isEmpty();
      assertThat(seen).singleElement().asString().doesNotContain("X-Auth-Token");
    }
  }

  @Test
  void echoedToken_isRedacted() {
    try (SegmentsClient other = clientBuilder().accessToken(TOKEN).build()) {
      for (Fault echo : echoes()) {
        store.failNext(1, echo);
        assertThat(failureText(other)).doesNotContain(TOKEN, "s3cr3t\\/t0k3n", "xs3cr");
      }
    }
  }

  @Test
  void tokenInStatusLine_isRedacted() throws IOException {
    try (RawServer server = new RawServer(TOKEN + "\r\n\r\n");
        SegmentsClient other = clientBuilder().accessToken(TOKEN).baseUrl(server.url()).build()) {
      assertThat(failureText(other)).contains("[access token]").doesNotContain(TOKEN);
    }
  }

  @Test
  void toString_omitsToken() {
    SegmentsClient.Builder builder = clientBuilder().accessToken(TOKEN);
    try (SegmentsClient other = builder.build()) {
      assertThat(other + " " + other.segment(UUID.randomUUID()) + " " + builder)
          .doesNotContain(TOKEN);
    }
  }

  private static List<Fault> echoes() {
    List<Fault> echoes = new ArrayList<>();
    String json =
        """
        {"title": "%1$s", "type": "%1$s", "errors": {"%1$s": "%1$s"}}
        """;
    for (int status : new int[] {200, 401, 502}) {
      for (String token : ESCAPED_TOKENS) {
        echoes.add(
            Fault.response(
                status,
                Map.of("X-Echo", TOKEN, "X-Request-Id", TOKEN),
                json.formatted(token).getBytes()));
      }
    }
    echoes.add(Fault.response(502, "text/plain", TOKEN));
    echoes.add(Fault.response(502, "text/plain", "x".repeat(64 * 1024 - 6) + TOKEN));
    return echoes;
  }

  /** Returns all text of the exception of a call. */
  private static String failureText(SegmentsClient client) {
    SegmentsException e =
        catchThrowableOfType(
            SegmentsException.class, () -> list(client, UUID.randomUUID()).count());
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    text.append(e.body()).append(e.headers().toString());
    text.append(e.errors() + " " + e.title() + " " + e.type() + " " + e.requestId());
    return text.toString();
  }
}
