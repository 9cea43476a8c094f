package io.github.segments4j.internal.transport;

/** The version of this library. */
final class Version {

  static final String VALUE = "${project.version}";

  private Version() {}
}
