package io.github.segments4j.internal;

import java.nio.charset.StandardCharsets;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.Response;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** An answer, kept for the exception that may be needed after its body is consumed. */
final class Answer {

  private static final long KEPT_BYTES = 64 * 1024;

  private final int status;
  private final Headers headers;
  private final @Nullable MediaType contentType;
  private final Buffer start = new Buffer();

  /** Keeps the start of the body, without copying bytes. */
  Answer(Response response, Buffer body) {
    this.status = response.code();
    this.headers = response.headers();
    this.contentType = response.body().contentType();
    body.copyTo(start, 0, Math.min(body.size(), KEPT_BYTES));
  }

  int status() {
    return status;
  }

  Headers headers() {
    return headers;
  }

  /** At most the first 64 KiB of the body. */
  String body() {
    return start
        .clone()
        .readString(
            contentType == null
                ? StandardCharsets.UTF_8
                : contentType.charset(StandardCharsets.UTF_8));
  }
}
