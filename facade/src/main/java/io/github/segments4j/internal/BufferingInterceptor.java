package io.github.segments4j.internal;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;

/**
 * Reads the body to its end before the answer goes up, so that a body that breaks off is a failure
 * of the attempt and not of the decoding, and so that no body takes more memory than it may.
 *
 * <p>It stands below the retries, and once more above the user's interceptors: what they made of
 * the answer is what the call was answered. A body already read is handed on without a copy.
 */
final class BufferingInterceptor implements Interceptor {

  private static final long CHUNK = 8 * 1024;

  private final long limit;

  BufferingInterceptor(long limit) {
    this.limit = limit;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    Buffer buffer = new Buffer();
    IOException failure = null;
    try (ResponseBody body = response.body()) {
      if (!readInto(buffer, body.source())) {
        failure = new TooLargeException(limit);
      }
    } catch (IOException e) {
      failure = new BrokenOffException(e);
    }
    CallState.of(chain.call()).answered(new BufferedResponse(response, buffer));
    // The status of a failed call is worth more than the rest of its body.
    if (failure != null && response.isSuccessful()) {
      throw failure;
    }
    return response
        .newBuilder()
        .body(ResponseBody.create(buffer, response.body().contentType(), buffer.size()))
        .build();
  }

  private boolean readInto(Buffer buffer, BufferedSource source) throws IOException {
    while (buffer.size() <= limit) {
      if (source.read(buffer, CHUNK) == -1) {
        return true;
      }
    }
    return false;
  }

  /** The body of a successful answer is larger than it may be. */
  static final class TooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    TooLargeException(long limit) {
      super("the body is larger than " + limit + " bytes");
    }
  }

  /** The body of a successful answer ended before its end. */
  static final class BrokenOffException extends IOException {

    private static final long serialVersionUID = 1L;

    BrokenOffException(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }
}
