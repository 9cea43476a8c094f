package io.github.segments4j.examples.cli;

import io.github.segments4j.error.SegmentsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** A handler that prints expected exceptions without a stack trace. */
final class ExceptionHandler implements IExecutionExceptionHandler, IParameterExceptionHandler {

  private final StandardOutput output;

  ExceptionHandler(StandardOutput output) {
    this.output = output;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    boolean isGroup = !command.getSubcommands().isEmpty();
    if (isGroup && e.getClass() == ParameterException.class) {
      // The subcommand is missing.
      command.usage(command.getErr());
      return ExitCode.USAGE;
    }
    usageError(command, e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, command.getErr());
    return ExitCode.USAGE;
  }

  /** Rethrows unexpected exceptions, for which picocli prints the stack trace. */
  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed)
      throws Exception {
    if (output.hasFailed()) {
      return ExitCode.SOFTWARE;
    }
    if (e instanceof IllegalArgumentException) {
      return usageError(command, e.getMessage());
    }
    PrintWriter err = command.getErr();
    if (e instanceof SegmentsException
        || e instanceof CommandFailedException
        || e instanceof IllegalStateException) {
      err.println("segments4j: " + e.getMessage());
    } else if (e instanceof UncheckedIOException wrapped) {
      err.println("segments4j: " + wrapped.getCause().getMessage());
    } else if (e instanceof IOException) {
      err.println("segments4j: " + e.getMessage());
    } else {
      throw e;
    }
    return ExitCode.SOFTWARE;
  }

  static int usageError(CommandLine command, String message) {
    PrintWriter err = command.getErr();
    String name = command.getCommandSpec().qualifiedName();
    err.println("segments4j: " + message);
    err.println("Try '" + name + " --help' for more information.");
    return ExitCode.USAGE;
  }
}
