package io.github.segments4j.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prepares programs to be run as a person runs them. */
public final class JavaProcess {

  private JavaProcess() {}

  /**
   * Prepares a program to be run as a process of its own, on the embedded store unless the
   * environment names another.
   *
   * @param main the program
   * @param environment what to add to the environment of the test
   * @param arguments the arguments
   * @return what starts it
   */
  public static ProcessBuilder of(
      Class<?> main, Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    // They are over before the better compiler pays.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("BIGCOMMERCE_"));
    builder.environment().putAll(environment);
    return builder;
  }
}
