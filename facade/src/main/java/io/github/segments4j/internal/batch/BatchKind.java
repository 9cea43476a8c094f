package io.github.segments4j.internal.batch;

import static java.net.HttpURLConnection.HTTP_CONFLICT;
import static java.net.HttpURLConnection.HTTP_FORBIDDEN;
import static java.net.HttpURLConnection.HTTP_NOT_FOUND;
import static java.net.HttpURLConnection.HTTP_UNAUTHORIZED;

import io.github.segments4j.internal.http.StatusCodes;
import java.util.regex.Pattern;

/**
 * The effect of a batch operation, which decides the meaning of the errors in its responses. The
 * API documents no codes for errors, so their texts are matched: all guessing is here.
 */
public enum BatchKind {
  /** Creates items; an item that exists is unchanged. */
  CREATE,
  /** Adds items to a parent, which must exist; an item that is in it is unchanged. */
  ADD,
  /** Updates items; none is unchanged. */
  UPDATE,
  /** Removes items from a parent, which must exist; an item that is not in it is unchanged. */
  REMOVE,
  /** Deletes items; an item that does not exist is unchanged. */
  DELETE;

  private static final Pattern ROUTE = pattern("\\b(route|url|endpoint|path|page not found)\\b");
  private static final Pattern PROFILE = pattern("profile|shopper|customer|member");
  private static final Pattern LIMIT = pattern("limit|maximum|at most|exceed|too many");
  private static final Pattern BUSY =
      pattern(
          "\\b(busy|locked|deadlock|in progress|concurrent(ly)?|(re)?try( again)?|temporarily)\\b"
              + "|being (updated|processed|modified|imported)|another (request|operation|update)");
  private static final Pattern ABSENT =
      pattern(
          "\\bnot (found|exist|in|present|part|a member|belong)|n't (exist|belong)|no such"
              + "|no longer|already (been )?(removed|deleted)|unknown");
  private static final Pattern ABSENT_SEGMENT =
      pattern("segment\\b.*\\b(not|n't|no longer|unknown)\\b|no such segment|unknown segment");
  private static final Pattern PRESENT = pattern("already|same name|duplicate|unique|taken");
  private static final Pattern NEGATION =
      pattern("\\bnot\\b|n't\\b|no such|invalid|unknown|missing");
  private static final Pattern EXISTS = pattern("exist|in use|in the segment|a member");

  /** The meaning of an error for an item. */
  enum Meaning {
    /** The item needs no change. */
    UNCHANGED,
    /** The item is invalid, and will be when it is resent. */
    REJECTED,
    /** The item may succeed later. */
    BUSY,
    /** The error leaves open whether the item needs a change. */
    UNCLEAR
  }

  /** Returns whether an item needs no change, given whether it exists. */
  boolean isUnchanged(boolean exists) {
    return this != UPDATE && exists != isRemoving();
  }

  private boolean isRemoving() {
    return this == REMOVE || this == DELETE;
  }

  /**
   * Returns whether a failed request without item errors fails every request of the operation.
   *
   * @param text the title of the error; empty if the response is not JSON
   */
  boolean isFatal(int statusCode, String text) {
    return switch (statusCode) {
      case HTTP_UNAUTHORIZED, HTTP_FORBIDDEN -> true;
      case HTTP_NOT_FOUND ->
          text.isEmpty()
              || ROUTE.matcher(text).find()
              || switch (this) {
                case ADD, REMOVE -> !PROFILE.matcher(text).find();
                case CREATE, UPDATE -> text.equalsIgnoreCase("not found");
                case DELETE -> false;
              };
      default -> false;
    };
  }

  /**
   * Returns the meaning of an error for an item.
   *
   * @param isNamed whether the error names the item, rather than being that of a whole request
   */
  Meaning meaningOf(int statusCode, String text, boolean isNamed) {
    if (LIMIT.matcher(text).find()) {
      return Meaning.REJECTED;
    }
    if (BUSY.matcher(text).find()) {
      return Meaning.BUSY;
    }
    boolean isAbsent = ABSENT.matcher(text).find();
    if (isRemoving()) {
      if (isAbsent && (isNamed || PROFILE.matcher(text).find() || text.contains("segment"))) {
        return this == REMOVE && isAboutParent(text) ? Meaning.REJECTED : Meaning.UNCHANGED;
      }
      boolean isUnclear = statusCode == HTTP_NOT_FOUND || isUnclear(statusCode, isNamed);
      return isAbsent || isUnclear && !isNegative(text) ? Meaning.UNCLEAR : Meaning.REJECTED;
    }
    if (this == UPDATE || isAbsent || statusCode == HTTP_NOT_FOUND) {
      return Meaning.REJECTED;
    }
    if (PRESENT.matcher(text).find() || EXISTS.matcher(text).find() && !isNegative(text)) {
      return Meaning.UNCHANGED;
    }
    return isUnclear(statusCode, isNamed) && !isNegative(text) ? Meaning.UNCLEAR : Meaning.REJECTED;
  }

  /** Returns whether an error may mean that an item needs no change, if its text does not tell. */
  private boolean isUnclear(int statusCode, boolean isNamed) {
    return statusCode == HTTP_CONFLICT
        || statusCode == StatusCodes.UNPROCESSABLE_CONTENT && this != CREATE && !isNamed;
  }

  private static boolean isNegative(String text) {
    return NEGATION.matcher(text).find();
  }

  private static boolean isAboutParent(String text) {
    return ABSENT_SEGMENT.matcher(text).find() && !PROFILE.matcher(text).find();
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }
}
