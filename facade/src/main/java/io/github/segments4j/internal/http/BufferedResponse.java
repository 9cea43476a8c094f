package io.github.segments4j.internal.http;

import java.nio.charset.StandardCharsets;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.Response;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** A response with the start of its body, for an exception that may be created later. */
public final class BufferedResponse {

  private static final int MAX_BODY_BYTES = 64 * 1024;
  private static final int MAX_TOKEN_BYTES = 4 * 1024;

  private final int statusCode;
  private final Headers headers;
  private final @Nullable MediaType contentType;
  private final Buffer bodyStart = new Buffer();

  /** Keeps the start of the body, sharing its segments. */
  BufferedResponse(Response response, Buffer body) {
    this.statusCode = response.code();
    this.headers = response.headers();
    this.contentType = response.body().contentType();
    body.copyTo(bodyStart, 0, Math.min(body.size(), MAX_BODY_BYTES + MAX_TOKEN_BYTES));
  }

  /** {@return the HTTP status code} */
  public int statusCode() {
    return statusCode;
  }

  /** {@return whether the status code is a 2xx} */
  public boolean isSuccessful() {
    return statusCode / 100 == 2;
  }

  /** {@return the headers} */
  public Headers headers() {
    return headers;
  }

  /** Returns at most 64 KiB of the body. A token is redacted before it could be cut. */
  public String body(AccessToken token) {
    String text =
        token.redact(
            bodyStart
                .clone()
                .readString(
                    contentType == null
                        ? StandardCharsets.UTF_8
                        : contentType.charset(StandardCharsets.UTF_8)));
    return text.length() > MAX_BODY_BYTES ? text.substring(0, MAX_BODY_BYTES) : text;
  }
}
