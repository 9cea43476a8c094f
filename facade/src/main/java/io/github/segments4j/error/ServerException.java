package io.github.segments4j.error;

/** The platform failed, or the store is down for maintenance (5xx). */
public final class ServerException extends SegmentsException {

  private static final long serialVersionUID = 1L;

  /**
   * Made by the library; public for tests of code that handles it.
   *
   * @param call the call that failed
   * @param message what failed and what to do
   */
  public ServerException(FailedCall call, String message) {
    super(call, message, null);
  }
}
