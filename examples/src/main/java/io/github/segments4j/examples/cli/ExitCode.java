package io.github.segments4j.examples.cli;

/** How a command ended, for scripts. */
final class ExitCode {

  static final int DONE = 0;
  static final int FAILED = 1;
  static final int WRONG_CALL = 2;
  static final int PARTLY_DONE = 3;

  /** What a shell gives for a program that SIGPIPE ended, which is what became of it. */
  static final int READER_GONE = 141;

  private ExitCode() {}
}
