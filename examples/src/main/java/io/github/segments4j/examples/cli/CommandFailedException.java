package io.github.segments4j.examples.cli;

/** An expected failure, whose message is printed without a stack trace. */
final class CommandFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CommandFailedException(String message) {
    super(message);
  }
}
