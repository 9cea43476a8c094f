package io.github.segments4j.sync;

/**
 * Thrown after a sync was applied, if its progress listener has thrown. The changes were made
 * nevertheless; the cause is the exception or error of the listener.
 */
public final class SyncListenerException extends IllegalStateException {

  private final SyncResult result;

  SyncListenerException(SyncResult result, Throwable cause) {
    super(
        "the progress listener threw %s; the changes were applied: %s".formatted(cause, result),
        cause);
    this.result = result;
  }

  /** {@return the outcome of the sync} */
  public SyncResult result() {
    return result;
  }
}
