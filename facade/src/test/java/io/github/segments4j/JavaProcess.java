package io.github.segments4j;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Starts Java programs on the class path of the tests. */
public final class JavaProcess {

  private JavaProcess() {}

  /**
   * Starts a program, whose standard error is that of this process.
   *
   * @param options options of the {@code java} command; a class path among them replaces that of
   *     the tests
   * @param main the main class
   * @param arguments the arguments of the program
   * @return the process
   * @throws IOException if it cannot be started
   */
  public static Process start(List<String> options, Class<?> main, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    command.addAll(options);
    command.add(main.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    // With either of them set, the program would print a line of its own.
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    return builder.start();
  }
}
