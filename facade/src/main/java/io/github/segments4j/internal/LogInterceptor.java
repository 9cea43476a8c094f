package io.github.segments4j.internal;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Logs each attempt, with the time that it took until its body was read. */
final class LogInterceptor implements Interceptor {

  private final CallLogger log;

  LogInterceptor(CallLogger log) {
    this.log = log;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    long start = System.nanoTime();
    try {
      Response response = chain.proceed(chain.request());
      log.answered(chain.call(), response, System.nanoTime() - start);
      return response;
    } catch (IOException e) {
      log.notAnswered(chain.call(), e, System.nanoTime() - start);
      throw e;
    }
  }
}
