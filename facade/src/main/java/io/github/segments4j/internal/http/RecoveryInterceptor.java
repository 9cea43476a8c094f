package io.github.segments4j.internal.http;

import java.io.IOException;
import java.net.SocketTimeoutException;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * Lets OkHttp recover from failed connections, but never send a write twice. OkHttp uses the next
 * address or proxy, and replaces a connection that the server has closed while it was idle. None of
 * these is an attempt that the retry policy counts.
 *
 * <p>It is the last interceptor before those of OkHttp.
 */
final class RecoveryInterceptor implements Interceptor {

  private static final RequestBody EMPTY = RequestBody.create(new byte[0]);

  private final ConnectionPool connections;

  RecoveryInterceptor(ConnectionPool connections) {
    this.connections = connections;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    try {
      return chain.proceed(recoverable(chain.request()));
    } catch (SocketTimeoutException e) {
      // A firewall that forgot this connection has forgotten the idle ones too.
      connections.evictAll();
      throw e;
    }
  }

  private static Request recoverable(Request request) {
    if (request.method().equals("GET")) {
      return request;
    }
    RequestBody body = request.body() == null ? EMPTY : request.body();
    return request
        .newBuilder()
        .method(request.method(), new SentOnceBody(body, CallState.of(request)))
        .build();
  }

  /** A body that OkHttp sends again only if the server has certainly not processed it. */
  private static final class SentOnceBody extends RequestBody {

    private final RequestBody body;
    private final CallState state;

    SentOnceBody(RequestBody body, CallState state) {
      this.body = body;
      this.state = state;
    }

    @Override
    public @Nullable MediaType contentType() {
      return body.contentType();
    }

    @Override
    public long contentLength() throws IOException {
      return body.contentLength();
    }

    @Override
    public boolean isOneShot() {
      return state.isSent();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      state.markSent();
      body.writeTo(sink);
    }
  }
}
