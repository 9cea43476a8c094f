package io.github.segments4j.internal.transport;

/** Thrown when a closed client is used. */
public final class ClientClosedException extends IllegalStateException {

  ClientClosedException() {
    super("the client is closed");
  }
}
