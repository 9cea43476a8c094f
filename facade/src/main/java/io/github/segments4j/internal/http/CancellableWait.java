package io.github.segments4j.internal.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;

/**
 * A wait of a call that ends when the call is canceled or the thread interrupted. It polls, because
 * OkHttp cancels calls from threads of its own, such as that of the call timeout.
 */
final class CancellableWait {

  private static final long POLL_INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);

  private CancellableWait() {}

  /** One step of a wait. */
  @FunctionalInterface
  interface Step {

    /** Waits for at most the given time, and returns whether the wait is over. */
    boolean await(long nanos) throws IOException, InterruptedException;
  }

  /**
   * Repeats a step until the wait is over.
   *
   * @param subject names what the call waits for, for the exception
   * @throws InterruptedIOException if the thread is interrupted; the interrupt flag stays set
   * @throws IOException if the call is canceled, or from the step
   */
  static void await(Call call, String subject, Step step) throws IOException {
    try {
      while (!step.await(POLL_INTERVAL)) {
        if (call.isCanceled()) {
          throw new IOException("Canceled");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for " + subject);
    }
  }
}
