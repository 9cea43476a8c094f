package io.github.segments4j.internal;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Holds a request back while the store's quota is used up, instead of earning a 429. */
final class PacingInterceptor implements Interceptor {

  private final RateLimiter pacer;

  PacingInterceptor(RateLimiter pacer) {
    this.pacer = pacer;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    pacer.start(chain.call());
    Response response = null;
    try {
      response = chain.proceed(chain.request());
      return response;
    } finally {
      if (response == null) {
        pacer.failed();
      } else {
        pacer.answered(response.headers());
      }
    }
  }
}
