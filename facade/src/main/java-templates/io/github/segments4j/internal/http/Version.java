package io.github.segments4j.internal.http;

/** The version of this library. */
final class Version {

  static final String VALUE = "${project.version}";

  private Version() {}
}
