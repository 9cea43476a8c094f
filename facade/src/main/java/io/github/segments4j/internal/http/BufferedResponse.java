package io.github.segments4j.internal.http;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.Response;
import okio.Buffer;
import okio.ByteString;

/** A response with the start of its body, for an exception that may be created later. */
public final class BufferedResponse {

  private static final int MAX_BODY_BYTES = 64 * 1024;
  private static final int MAX_TOKEN_BYTES = 4 * 1024;

  private final Response response;
  private final ByteString bodyStart;

  /** Keeps the start of the body, sharing its segments. */
  BufferedResponse(Response response, Buffer body) {
    this.response = response;
    this.bodyStart = body.snapshot((int) Math.min(body.size(), MAX_BODY_BYTES + MAX_TOKEN_BYTES));
  }

  /** {@return the HTTP status code} */
  public int statusCode() {
    return response.code();
  }

  /** {@return whether the status code is a 2xx} */
  public boolean isSuccessful() {
    return response.isSuccessful();
  }

  /** {@return the headers} */
  public Headers headers() {
    return response.headers();
  }

  /** Returns at most 64 KiB of the body. A token is redacted before it could be cut. */
  public String body(AccessToken token) {
    MediaType contentType = response.body().contentType();
    Charset charset =
        contentType == null ? StandardCharsets.UTF_8 : contentType.charset(StandardCharsets.UTF_8);
    String text = token.redact(bodyStart.string(charset));
    return text.length() > MAX_BODY_BYTES ? text.substring(0, MAX_BODY_BYTES) : text;
  }
}
