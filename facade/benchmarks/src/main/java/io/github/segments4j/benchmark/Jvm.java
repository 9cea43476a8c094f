package io.github.segments4j.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A main class that runs in a separate JVM until it is closed. */
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
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return new Jvm(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
  }

  /** Returns the next line of output, or null at its end. */
  String line() throws IOException {
    return output.readLine();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
