package io.github.segments4j.json;

import com.ethlo.time.ITU;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A parser of RFC 3339 timestamps. Timestamps are most of the cost of decoding a page, and ITU
 * parses them ten times as fast as the JDK. ITU rejects a few valid forms, which take a slower
 * path.
 */
final class Rfc3339 {

  private static final Pattern RARE_FORMS =
      Pattern.compile(
          "(.{19})(?:(\\.[0-9]{1,9})[0-9]*)?(?:[Zz]|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))");

  private static final int COLON_BEFORE_SECONDS = 16;

  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private Rfc3339() {}

  /**
   * Parses a timestamp with any offset, truncated to nanoseconds.
   *
   * @throws DateTimeException if the text is not a complete timestamp, or its year in UTC does not
   *     have four digits, which RFC 3339 requires
   */
  static Instant parse(String text) {
    Instant instant = parseUnbounded(text);
    if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
      throw new DateTimeException("outside of the years 0 to 9999 in UTC");
    }
    return instant;
  }

  private static Instant parseUnbounded(String text) {
    try {
      ParsePosition end = new ParsePosition(0);
      Instant instant = ITU.parseDateTime(text, end).toInstant();
      if (end.getIndex() == text.length() && text.charAt(COLON_BEFORE_SECONDS) == ':') {
        return instant;
      }
    } catch (DateTimeException e) {
      return parseRareForm(text);
    }
    throw new DateTimeException("seconds missing or trailing characters");
  }

  /**
   * Parses long fractions, offsets over 18 hours, and {@code -00:00}, which denotes an unknown
   * offset.
   */
  private static Instant parseRareForm(String text) {
    Matcher matcher = RARE_FORMS.matcher(text);
    if (!matcher.matches()) {
      throw new DateTimeException("not an RFC 3339 timestamp");
    }
    String fraction = matcher.group(2) == null ? "" : matcher.group(2);
    Instant local = ITU.parseDateTime(matcher.group(1) + fraction + "Z").toInstant();
    if (matcher.group(3) == null) {
      return local;
    }
    Duration offset =
        Duration.ofHours(Integer.parseInt(matcher.group(4)))
            .plusMinutes(Integer.parseInt(matcher.group(5)));
    return matcher.group(3).equals("+") ? local.minus(offset) : local.plus(offset);
  }
}
