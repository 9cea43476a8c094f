package io.github.segments4j.internal.http;

import okhttp3.Call;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * The state of a running call, attached to its request as a tag. It describes the latest attempt,
 * unless a method says otherwise.
 */
public final class CallState {

  private volatile int attempts;
  private volatile boolean throttled;
  private volatile boolean sent;
  private volatile boolean truncated;
  private volatile @Nullable BufferedResponse response;

  /** Returns the state of a call. A user's interceptor cannot have replaced the call's request. */
  static CallState of(Call call) {
    return of(call.request());
  }

  /** Returns the state of the call that a request belongs to. */
  public static CallState of(Request request) {
    return request.tag(CallState.class);
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // Attempts are sequential.
  void beginAttempt() {
    attempts++;
    sent = false;
    truncated = false;
    response = null;
  }

  void markSent() {
    sent = true;
  }

  void markTruncated() {
    truncated = true;
  }

  /** Marks that the server has certainly not processed the request. */
  void markUnsent() {
    sent = false;
  }

  void markThrottled() {
    throttled = true;
  }

  void receive(BufferedResponse received) {
    response = received;
  }

  /** {@return the number of attempts so far} */
  public int attempts() {
    return attempts;
  }

  /** {@return whether any attempt was throttled (429, 503)} */
  public boolean isThrottled() {
    return throttled;
  }

  /** {@return whether the server may have received the request} */
  boolean isSent() {
    return sent;
  }

  /** {@return whether the body of the response is incomplete} */
  public boolean isTruncated() {
    return truncated;
  }

  /** {@return the response, whose body may be incomplete; null if there is none} */
  public @Nullable BufferedResponse response() {
    return response;
  }
}
