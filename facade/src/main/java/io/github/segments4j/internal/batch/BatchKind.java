package io.github.segments4j.internal.batch;

import java.net.HttpURLConnection;
import java.util.regex.Pattern;

/**
 * The effect of a batch operation, which decides the meaning of the errors in its responses. The
 * API documents no codes for errors, so their texts are matched: all guessing is here.
 */
public enum BatchKind {
  /** Adds or creates items; an item that exists is unchanged. */
  ADD("already", true),
  /** Updates items. */
  UPDATE("(?!)", false),
  /** Removes items from a parent, which must exist; an item that is not in it is unchanged. */
  REMOVE("\\bnot (found|exist|in)\\b|no such", false),
  /** Deletes items; an item that does not exist is unchanged. */
  DELETE("\\bnot (found|exist)\\b|no such", false);

  private static final Pattern LIMIT =
      Pattern.compile("limit|maximum|at most", Pattern.CASE_INSENSITIVE);
  private static final Pattern REJECTION =
      Pattern.compile("\\bnot\\b|invalid|no such|" + LIMIT, Pattern.CASE_INSENSITIVE);
  private static final Pattern ITEM_CONFLICT =
      Pattern.compile("\\s*|.*(conflict|already|exists).*", Pattern.CASE_INSENSITIVE);

  private final Pattern unchanged;
  private final boolean conflictIsUnchanged;

  BatchKind(String unchanged, boolean conflictIsUnchanged) {
    this.unchanged = Pattern.compile(unchanged, Pattern.CASE_INSENSITIVE);
    this.conflictIsUnchanged = conflictIsUnchanged;
  }

  /** Returns whether a status code fails every request of the operation. */
  boolean isFatal(int statusCode) {
    return statusCode == HttpURLConnection.HTTP_UNAUTHORIZED
        || statusCode == HttpURLConnection.HTTP_FORBIDDEN
        || statusCode == HttpURLConnection.HTTP_NOT_FOUND && this != DELETE;
  }

  /** Returns whether the error of an item means that the item needed no change. */
  boolean isUnchanged(int statusCode, String text) {
    return unchanged.matcher(text).find() && !LIMIT.matcher(text).find()
        || conflictIsUnchanged
            && statusCode == HttpURLConnection.HTTP_CONFLICT
            && !REJECTION.matcher(text).find();
  }

  /** Returns whether a response without item errors may be about items that need no change. */
  boolean mayBeUnchanged(int statusCode, String text) {
    return statusCode == HttpURLConnection.HTTP_NOT_FOUND && this == DELETE
        || statusCode == HttpURLConnection.HTTP_CONFLICT
            && conflictIsUnchanged
            && ITEM_CONFLICT.matcher(text).matches();
  }
}
