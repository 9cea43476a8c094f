package io.github.segments4j.internal.http;

/** The HTTP status codes that {@link java.net.HttpURLConnection} has no constant for. */
public final class StatusCodes {

  /** Misdirected Request (RFC 9110, 15.5.20). */
  public static final int MISDIRECTED_REQUEST = 421;

  /** Unprocessable Content (RFC 9110, 15.5.21). */
  public static final int UNPROCESSABLE_CONTENT = 422;

  /** Too Early (RFC 8470, 5.2). */
  public static final int TOO_EARLY = 425;

  /** Too Many Requests (RFC 6585, 4). */
  public static final int TOO_MANY_REQUESTS = 429;

  private StatusCodes() {}
}
