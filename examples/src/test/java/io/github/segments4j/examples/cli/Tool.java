package io.github.segments4j.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.segments4j.examples.JavaProcess.Result;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.stream.Stream;

/** A runner of the command-line tool in this JVM, without a configured store. */
final class Tool {

  static final String DEMO_NOTICE = "Using the embedded demo store. Changes are discarded.";

  private Tool() {}

  static Result run(Map<String, String> environment, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    int exitCode =
        Segments4j.run(environment, new StandardOutput(out), new PrintWriter(err, true), arguments);
    return new Result(exitCode, out.toString(UTF_8), err.toString());
  }

  static Result runDemo(String... arguments) {
    return run(
        Map.of(), Stream.concat(Stream.of(arguments), Stream.of("--demo")).toArray(String[]::new));
  }
}
