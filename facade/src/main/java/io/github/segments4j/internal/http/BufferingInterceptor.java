package io.github.segments4j.internal.http;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;

/**
 * Buffers response bodies and limits their size. A truncated body thereby fails the attempt, which
 * can be retried, rather than the decoding.
 *
 * <p>It is inside the retries, and once more outside the user's interceptors, whose response is the
 * one that a call reports. A body that is buffered already is not copied.
 */
final class BufferingInterceptor implements Interceptor {

  private static final long CHUNK_BYTES = 8 * 1024;

  private static final Pattern FORBIDDEN_CONTENT =
      Pattern.compile("HTTP (20[45]) had non-zero Content-Length");

  private final long maxBytes;

  BufferingInterceptor(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = proceed(chain);
    CallState state = CallState.of(chain.call());
    Buffer buffer = new Buffer();
    IOException failure = null;
    try (ResponseBody body = response.body()) {
      if (readFully(body.source(), buffer, chain.readTimeoutMillis())) {
        BodyCheck.check(response, buffer);
      } else {
        failure = new ResponseTooLargeException(maxBytes);
      }
    } catch (TruncatedBodyException e) {
      failure = e;
    } catch (IOException e) {
      failure = new TruncatedBodyException(e);
    }
    state.receive(new BufferedResponse(response, buffer));
    boolean isTruncated = failure instanceof TruncatedBodyException && !chain.call().isCanceled();
    if (isTruncated) {
      state.markTruncated();
    }
    // The status of a failed call, or of a write that was processed, is worth more than its body.
    boolean isWrite = !chain.request().method().equals("GET");
    if (failure != null && response.isSuccessful() && !(isWrite && isTruncated)) {
      throw failure;
    }
    return response
        .newBuilder()
        .body(ResponseBody.create(buffer, response.body().contentType(), buffer.size()))
        .build();
  }

  /**
   * Proceeds. OkHttp rejects a 204 or 205 with content, which RFC 9110 forbids, by an exception
   * whose text alone contains the status; the content is ignored instead.
   */
  private static Response proceed(Chain chain) throws IOException {
    try {
      return chain.proceed(chain.request());
    } catch (ProtocolException e) {
      Matcher matcher = FORBIDDEN_CONTENT.matcher(String.valueOf(e.getMessage()));
      if (!matcher.lookingAt()) {
        throw e;
      }
      return new Response.Builder()
          .request(chain.request())
          .protocol(Protocol.HTTP_1_1)
          .code(Integer.parseInt(matcher.group(1)))
          .message("No Content")
          .body(ResponseBody.create("", null))
          .build();
    }
  }

  /** Reads a body within a time, since the timeout of the source applies to each read. */
  private boolean readFully(BufferedSource source, Buffer buffer, int timeoutMillis)
      throws IOException {
    if (timeoutMillis > 0) {
      source.timeout().deadline(timeoutMillis, TimeUnit.MILLISECONDS);
    }
    while (buffer.size() <= maxBytes) {
      if (source.read(buffer, CHUNK_BYTES) == -1) {
        return true;
      }
    }
    return false;
  }
}
