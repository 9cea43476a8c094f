package io.github.segments4j.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A main class in a process of its own, which ends with it. */
final class Jvm implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;

  private Jvm(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  static Jvm start(List<String> options, Class<?> main, Object... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(options);
    // The class path is that of the tests, but the program under measurement does not log.
    command.add("-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider");
    command.add("-Dslf4j.internal.verbosity=WARN");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return new Jvm(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
  }

  /** The next line of its output; null if it ended without one. */
  String line() throws IOException {
    return output.readLine();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
