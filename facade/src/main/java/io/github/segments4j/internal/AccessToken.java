package io.github.segments4j.internal;

import java.io.IOException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An access token that cannot be printed by mistake. */
public final class AccessToken {

  private static final String HIDDEN = "[access token]";

  private final String value;

  private AccessToken(String value) {
    this.value = value;
  }

  /**
   * Checks that a text can be an access token. No message quotes it.
   *
   * @param argument the name of the argument, for the message
   * @param value the text
   * @return the token
   * @throws IllegalArgumentException if it is missing, empty, or holds anything but visible ASCII
   */
  public static AccessToken of(String argument, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException(
          argument + " is missing: give the access token of an API account of the store");
    }
    if (!value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          argument
              + " holds a blank, a line break or another character that is none of an access token;"
              + " give the token alone (a file it was read from may end in a line break)");
    }
    return new AccessToken(value);
  }

  String value() {
    return value;
  }

  /** The text with every occurrence of the token hidden, with slashes escaped as in JSON or not. */
  String redact(String text) {
    return text.replace(value, HIDDEN).replace(value.replace("/", "\\/"), HIDDEN);
  }

  /** The exception, or one of the same words and place if it or a cause of it names the token. */
  Exception redact(Exception exception) {
    for (Throwable each = exception; each != null; each = each.getCause()) {
      if (names(each) || Stream.of(each.getSuppressed()).anyMatch(this::names)) {
        IOException redacted = new IOException(redact(exception.toString()));
        redacted.setStackTrace(exception.getStackTrace());
        return redacted;
      }
    }
    return exception;
  }

  private boolean names(Throwable exception) {
    return exception.toString().contains(value);
  }

  /** Never the token. */
  @Override
  public String toString() {
    return HIDDEN;
  }
}
