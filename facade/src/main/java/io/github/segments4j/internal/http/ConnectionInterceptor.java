package io.github.segments4j.internal.http;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Records whether a request may have been processed, and sends no write on a connection that the
 * server has closed. It is a network interceptor, which runs for each connection that OkHttp uses
 * for a request.
 */
final class ConnectionInterceptor implements Interceptor {

  /**
   * The message of the failure of an HTTP/2 stream that the server has not processed (RFC 9113,
   * section 8.7), also after a GOAWAY. The class of this failure is internal to OkHttp.
   */
  private static final String REFUSED_STREAM = "stream was reset: REFUSED_STREAM";

  private static final int STALE_CHECK_MILLIS = 1;

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    CallState state = CallState.of(chain.call());
    boolean isStale = false;
    if (request.body() == null) {
      state.markSent();
    } else {
      state.markUnsent(); // An interceptor of the user may have read the body.
      isStale = closeIfStale(chain.connection());
    }
    try {
      return checkLength(chain.proceed(request));
    } catch (IOException e) {
      if (isStale || REFUSED_STREAM.equals(e.getMessage())) {
        state.markUnsent();
      }
      throw e;
    } catch (RuntimeException e) {
      throw invalid(e.toString(), e);
    }
  }

  /** Closes a stale connection, so that OkHttp fails to send the request and uses another one. */
  private static boolean closeIfStale(@Nullable Connection connection) throws IOException {
    if (connection == null
        || connection.protocol() != Protocol.HTTP_1_1
        || !isStale(connection.socket())) {
      return false;
    }
    connection.socket().close();
    return true;
  }

  /** Returns whether the server has closed the connection, or sent bytes without a request. */
  private static boolean isStale(Socket socket) {
    try {
      int timeout = socket.getSoTimeout();
      socket.setSoTimeout(STALE_CHECK_MILLIS);
      try {
        int unused = socket.getInputStream().read();
        return true;
      } catch (SocketTimeoutException e) {
        return false;
      } finally {
        socket.setSoTimeout(timeout);
      }
    } catch (IOException e) {
      return true;
    }
  }

  /** Rejects a negative length, for which OkHttp throws an unchecked exception while reading. */
  private static Response checkLength(Response response) throws IOException {
    if (response.body().contentLength() < -1) {
      throw invalid("Content-Length: " + response.body().contentLength(), null);
    }
    return response;
  }

  private static IOException invalid(String reason, @Nullable Throwable cause) {
    IOException invalid = new ProtocolException("invalid HTTP response: " + reason);
    invalid.initCause(cause);
    return invalid;
  }
}
