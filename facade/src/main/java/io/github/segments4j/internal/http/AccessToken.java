package io.github.segments4j.internal.http;

import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An access token that cannot be printed by mistake. */
public final class AccessToken {

  private static final String REDACTED = "[access token]";

  private final String value;

  private AccessToken(String value) {
    this.value = value;
  }

  /**
   * Checks an access token. No message contains it.
   *
   * @throws IllegalArgumentException if it is missing, or contains anything but visible ASCII
   */
  public static AccessToken of(String argument, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException(
          "%s is required: the access token of an API account of the store".formatted(argument));
    }
    if (!value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          "%s contains whitespace or another invalid character; pass the bare token (was it read from a file that ends in a newline?)"
              .formatted(argument));
    }
    return new AccessToken(value);
  }

  String value() {
    return value;
  }

  /** Returns the text without the token, also where its slashes are escaped as JSON allows. */
  public String redact(String text) {
    return text.replace(value, REDACTED).replace(value.replace("/", "\\/"), REDACTED);
  }

  /** Returns the exception, or a redacted one with its stack trace if it contains the token. */
  public Exception redact(Exception exception) {
    if (!isIn(exception, Collections.newSetFromMap(new IdentityHashMap<>()))) {
      return exception;
    }
    IOException redacted = new IOException(redact(exception.toString()));
    redacted.setStackTrace(exception.getStackTrace());
    return redacted;
  }

  /** Looks at causes and suppressed exceptions too, which may be circular. */
  private boolean isIn(@Nullable Throwable throwable, Set<Throwable> seen) {
    return throwable != null
        && seen.add(throwable)
        && (throwable.toString().contains(value)
            || isIn(throwable.getCause(), seen)
            || Stream.of(throwable.getSuppressed()).anyMatch(suppressed -> isIn(suppressed, seen)));
  }

  /** Returns a placeholder, never the token. */
  @Override
  public String toString() {
    return REDACTED;
  }
}
