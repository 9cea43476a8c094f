package io.github.segments4j.examples.cli;

/** Why a command was not done, where the message says all that there is to say. */
final class CommandFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CommandFailedException(String message) {
    super(message);
  }
}
