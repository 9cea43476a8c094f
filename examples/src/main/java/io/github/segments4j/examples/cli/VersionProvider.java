package io.github.segments4j.examples.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** A picocli provider of the version in the manifest of the jar. */
final class VersionProvider implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = getClass().getPackage().getImplementationVersion();
    return new String[] {"segments4j " + Objects.requireNonNullElse(version, "(not packaged)")};
  }
}
