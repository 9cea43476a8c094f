package io.github.segments4j.examples;

import io.github.segments4j.testing.FakeStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A runner of main classes in child JVMs. */
public final class JavaProcess {

  /** Optimizations that do not pay off in a short-lived JVM are off. */
  private static final List<String> JVM_OPTIONS =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  /** The JVM prints a notice to standard error for each of these variables. */
  private static final List<String> JVM_VARIABLES =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private JavaProcess() {}

  /**
   * Creates a builder of a process that inherits no JVM options and no store configuration.
   *
   * @param mainClass the class to run, found in the class path of this JVM
   * @param environment additional environment variables
   * @param arguments the command-line arguments
   * @return a builder whose streams are pipes
   */
  public static ProcessBuilder builder(
      Class<?> mainClass, Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(JVM_OPTIONS);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("BIGCOMMERCE_") || JVM_VARIABLES.contains(name));
    builder.environment().putAll(environment);
    return builder;
  }

  /**
   * Runs a process to completion. Fails after one minute.
   *
   * @param builder the process to start
   * @param directory a temporary directory for the standard streams
   * @param input the standard input
   * @return the exit code and the output
   * @throws IOException if the process cannot be started
   * @throws InterruptedException if the thread is interrupted
   */
  public static Result run(ProcessBuilder builder, Path directory, String input)
      throws IOException, InterruptedException {
    Path out = directory.resolve("stdout");
    Path err = directory.resolve("stderr");
    Process process =
        builder
            .redirectInput(Files.writeString(directory.resolve("stdin"), input).toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("The process did not exit within one minute");
    }
    return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /**
   * Returns the environment variables that select a store.
   *
   * @param store the store to connect to
   * @return the variables of {@code SegmentsClient.fromEnvironment()}
   */
  public static Map<String, String> environment(FakeStore store) {
    return Map.of(
        "BIGCOMMERCE_STORE_HASH", store.storeHash(),
        "BIGCOMMERCE_ACCESS_TOKEN", store.accessToken(),
        "BIGCOMMERCE_API_URL", store.url());
  }

  /**
   * The result of a process.
   *
   * @param exitCode the exit code
   * @param out the standard output
   * @param err the standard error
   */
  public record Result(int exitCode, String out, String err) {

    /** {@return the lines of the standard output} */
    public List<String> outLines() {
      return out.lines().toList();
    }

    /** {@return the lines of the standard error} */
    public List<String> errLines() {
      return err.lines().toList();
    }
  }
}
