package io.github.segments4j.internal;

import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Puts the access token on a request. It is the last network interceptor, so that no other
 * interceptor, and no logger among them, sees a request that has the token.
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
    if (!isOurs(request.url())) {
      throw new ChangedAddressException(request.url().host(), baseUrl.host());
    }
    CallState.of(chain.call()).sending();
    Response response = chain.proceed(request.newBuilder().header(HEADER, token.value()).build());
    return response.newBuilder().request(request).build();
  }

  private boolean isOurs(HttpUrl url) {
    return url.scheme().equals(baseUrl.scheme())
        && url.host().equals(baseUrl.host())
        && url.port() == baseUrl.port();
  }

  /** An interceptor of the user's sends the request to another host. */
  static final class ChangedAddressException extends IOException {

    private static final long serialVersionUID = 1L;

    ChangedAddressException(String host, String ourHost) {
      super(
          "not sent: an interceptor changed the address to "
              + host
              + ", and the access token is for "
              + ourHost
              + " alone; set the base URL instead");
    }
  }
}
