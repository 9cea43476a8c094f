package io.github.segments4j.error;

/**
 * The store refused the request (403). When the answer spoke of a missing scope, it is a {@link
 * MissingScopeException}.
 */
public class ForbiddenException extends SegmentsException {

  private static final long serialVersionUID = 1L;

  /**
   * Made by the library; public for tests of code that handles it.
   *
   * @param call the call that failed
   * @param message what failed and what to do
   */
  public ForbiddenException(FailedCall call, String message) {
    super(call, message, null);
  }
}
