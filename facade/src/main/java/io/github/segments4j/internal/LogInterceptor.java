package io.github.segments4j.internal;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Writes one DEBUG line for each request: what was asked, what came, and how long it took. */
final class LogInterceptor implements Interceptor {

  private static final Logger LOG = LoggerFactory.getLogger("io.github.segments4j");

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    long start = System.nanoTime();
    try {
      Response response = chain.proceed(request);
      line(request, start).addKeyValue("status", response.code()).log("answered");
      return response;
    } catch (IOException e) {
      line(request, start).addKeyValue("error", e.getClass().getSimpleName()).log("not answered");
      throw e;
    }
  }

  private static LoggingEventBuilder line(Request request, long start) {
    return LOG.atDebug()
        .addKeyValue("method", request.method())
        .addKeyValue("url", request.url())
        .addKeyValue("ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
  }
}
