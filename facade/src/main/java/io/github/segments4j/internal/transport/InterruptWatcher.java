package io.github.segments4j.internal.transport;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Cancels calls whose thread is interrupted, since a blocking read of a socket ignores interrupts.
 *
 * <p>It polls, so that a call stays on the thread of its caller: interceptors may use
 * thread-locals, such as those of tracing, and a stack trace shows the caller.
 */
final class InterruptWatcher {

  private static final long POLL_INTERVAL_MILLIS = 50;
  private static final long IDLE_THREAD_SECONDS = 5;

  private final ScheduledThreadPoolExecutor poller;

  InterruptWatcher(ThreadFactory threads) {
    poller = new ScheduledThreadPoolExecutor(1, threads);
    poller.setRemoveOnCancelPolicy(true);
    poller.setKeepAliveTime(IDLE_THREAD_SECONDS, TimeUnit.SECONDS);
    poller.allowCoreThreadTimeOut(true);
  }

  /**
   * Runs an action whenever the poll finds the current thread interrupted, until the returned
   * future is canceled.
   */
  Future<?> onInterrupt(Runnable action) {
    Thread thread = Thread.currentThread();
    return poller.scheduleWithFixedDelay(
        () -> {
          if (thread.isInterrupted()) {
            action.run();
          }
        },
        POLL_INTERVAL_MILLIS,
        POLL_INTERVAL_MILLIS,
        TimeUnit.MILLISECONDS);
  }
}
