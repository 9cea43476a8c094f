package io.github.segments4j.internal.http;

import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Adds the access token to requests. It is the last network interceptor, so that no other
 * interceptor or logger sees a request with the token.
 */
final class AuthInterceptor implements Interceptor {

  private static final String HEADER = "X-Auth-Token";

  private final HttpUrl baseUrl;
  private final AccessToken token;

  AuthInterceptor(HttpUrl baseUrl, AccessToken token) {
    this.baseUrl = baseUrl;
    this.token = token;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    if (!isOnBaseHost(request.url())) {
      throw new ForeignHostException(request.url().host(), baseUrl.host());
    }
    Response response = chain.proceed(request.newBuilder().header(HEADER, token.value()).build());
    return response.newBuilder().request(request).build();
  }

  private boolean isOnBaseHost(HttpUrl url) {
    return url.scheme().equals(baseUrl.scheme())
        && url.host().equals(baseUrl.host())
        && url.port() == baseUrl.port();
  }

  /** Thrown when an interceptor of the user has changed the host of a request. */
  private static final class ForeignHostException extends NonRetryableException {

    ForeignHostException(String host, String baseHost) {
      super(
          "not sent: an interceptor changed the host to %s, but the access token is for %s only; set the base URL instead"
              .formatted(host, baseHost));
    }
  }
}
