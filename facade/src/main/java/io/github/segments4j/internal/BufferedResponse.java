package io.github.segments4j.internal;

import java.nio.charset.StandardCharsets;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.Response;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** An answer, kept for the exception that may be needed after its body is consumed. */
final class BufferedResponse {

  private static final int KEPT_BYTES = 64 * 1024;
  private static final int LONGEST_TOKEN = 4 * 1024;

  private final int status;
  private final Headers headers;
  private final @Nullable MediaType contentType;
  private final Buffer start = new Buffer();

  /** Keeps the start of the body, without copying bytes. */
  BufferedResponse(Response response, Buffer body) {
    this.status = response.code();
    this.headers = response.headers();
    this.contentType = response.body().contentType();
    body.copyTo(start, 0, Math.min(body.size(), KEPT_BYTES + LONGEST_TOKEN));
  }

  int status() {
    return status;
  }

  boolean isSuccess() {
    return status / 100 == 2;
  }

  Headers headers() {
    return headers;
  }

  /** At most the first 64 KiB of the body, in which a token is hidden before it could be cut. */
  String body(AccessToken token) {
    String text =
        token.redact(
            start
                .clone()
                .readString(
                    contentType == null
                        ? StandardCharsets.UTF_8
                        : contentType.charset(StandardCharsets.UTF_8)));
    return text.length() > KEPT_BYTES ? text.substring(0, KEPT_BYTES) : text;
  }
}
