package io.github.segments4j.internal.transport;

final class Version {
  static final String VALUE = "0.1.0-SNAPSHOT";

  private Version() {}
}
