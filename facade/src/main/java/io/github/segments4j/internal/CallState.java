package io.github.segments4j.internal;

import okhttp3.Call;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * What the interceptors find out about a call while it runs. It travels on the request as a tag and
 * tells of the latest attempt, unless it says otherwise.
 */
final class CallState {

  private volatile int attempts;
  private volatile boolean refused;
  private volatile boolean sent;
  private volatile @Nullable BufferedResponse answer;

  /** Taken from the call, whose request no interceptor can have replaced. */
  static CallState of(Call call) {
    return of(call.request());
  }

  static CallState of(Request request) {
    return request.tag(CallState.class);
  }

  /** A new attempt, of which nothing is known. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // Attempts follow each other.
  void begin() {
    attempts++;
    sent = false;
    answer = null;
  }

  /** There is a connection, and the request goes out on it. */
  void sending() {
    sent = true;
  }

  /** An answer came, and all of its body that was wanted. */
  void answered(BufferedResponse itsAnswer) {
    answer = itsAnswer;
  }

  /** The store said that there were too many requests, or that it cannot take any now. */
  void refused() {
    refused = true;
  }

  /** Whether any attempt was refused so. */
  boolean isRefused() {
    return refused;
  }

  int attempts() {
    return attempts;
  }

  /** Whether the other side may have seen the request. */
  boolean isSent() {
    return sent;
  }

  /** The answer; null if there was none or it broke off. */
  @Nullable BufferedResponse answer() {
    return answer;
  }
}
