package io.github.segments4j.internal.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.HttpURLConnection;
import okhttp3.Response;
import okio.Buffer;

/**
 * Checks that a body is complete where the protocol does not. HTTP/2 ends a stream early without an
 * error, and OkHttp does not compare the length then; on HTTP/1.1, the end of the connection may be
 * the end of a body.
 */
final class BodyCheck {

  private BodyCheck() {}

  /**
   * Checks a body that was read to its end.
   *
   * @throws TruncatedBodyException if it is shorter than its length, empty although a read has
   *     content, or not delimited and an incomplete JSON text
   */
  static void check(Response response, Buffer body) throws IOException {
    long length = response.body().contentLength();
    if (body.size() < length) {
      throw new TruncatedBodyException(
          "the body ends after %s of %s bytes".formatted(body.size(), length));
    }
    if (body.size() == 0 && isContentExpected(response, length)) {
      throw new TruncatedBodyException("the body is empty");
    }
    if (!isDelimited(response, length) && isOpen(body.clone())) {
      throw new TruncatedBodyException("the JSON in the body is truncated");
    }
  }

  /** Returns whether an empty body is incomplete: a write may say that it has no content. */
  private static boolean isContentExpected(Response response, long length) {
    boolean isRead = response.request().method().equals("GET");
    return isRead ? response.code() == HttpURLConnection.HTTP_OK : !isDelimited(response, length);
  }

  /** Returns whether the protocol shows the end of a body: a length, chunks or a checksum do. */
  private static boolean isDelimited(Response response, long length) {
    Response received = response.networkResponse();
    return length != -1
        || received == null
        || received.header("Transfer-Encoding") != null
        || received.header("Content-Encoding") != null
        || isWithoutContent(response.code());
  }

  private static boolean isWithoutContent(int code) {
    return code == HttpURLConnection.HTTP_NO_CONTENT || code == HttpURLConnection.HTTP_RESET;
  }

  /** Consumes a body, and returns whether an object or array in it is not closed. */
  private static boolean isOpen(Buffer json) throws EOFException {
    int depth = 0;
    boolean isInString = false;
    while (!json.exhausted()) {
      byte next = json.readByte();
      if (isInString) {
        isInString = next != '"';
        if (next == '\\' && !json.exhausted()) {
          json.readByte();
        }
      } else if (next == '{' || next == '[') {
        depth++;
      } else if (depth == 0 && next > ' ') {
        return false; // Not an object or array, or text after it.
      } else if (next == '"') {
        isInString = true;
      } else if (next == '}' || next == ']') {
        depth--;
      }
    }
    return depth > 0;
  }
}
