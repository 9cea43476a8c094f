package io.github.segments4j.internal.transport;

/** Thrown when a closed client is used. */
public final class ClientClosedException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  ClientClosedException() {
    super("the client is closed");
  }
}
