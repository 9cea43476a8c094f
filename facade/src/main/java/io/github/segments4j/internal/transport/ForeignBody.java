package io.github.segments4j.internal.transport;

import io.github.segments4j.error.FailedCall;
import io.github.segments4j.internal.check.Checks;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A body that is neither JSON nor text: a page for a browser, such as that of a captive portal, or
 * bytes in an encoding that is not supported.
 *
 * @param description the kind of body, in place of its content in a message
 * @param remedy the remedy if the response should have been JSON
 */
record ForeignBody(String description, String remedy) {

  private static final Pattern TITLE = Pattern.compile("(?i)<title\\b[^<>]*>([^<>]*)</title");

  /** A control character that does not occur in text. */
  private static final Pattern CONTROL =
      Pattern.compile("[\\x00-\\x08\\x0b\\x0e-\\x1a\\x1c-\\x1f]");

  private static final Pattern CONTROL_OR_MALFORMED =
      Pattern.compile(CONTROL.pattern() + "|\ufffd");

  /** Returns the description of the body of a call; null if it is JSON, text or empty. */
  static @Nullable ForeignBody of(FailedCall call) {
    String body = call.body().replace("\ufeff", "").strip();
    if (body.startsWith("<")) {
      boolean isXml = body.startsWith("<?xml") && !body.contains("<html");
      return new ForeignBody(
          (isXml ? "an XML document" : "an HTML page") + title(body),
          "Check whether a proxy or a login page responds in place of the API.");
    }
    String encoding = call.header("Content-Encoding").orElse("identity");
    if (encoding.equalsIgnoreCase("identity")) {
      return CONTROL.matcher(body).find()
          ? new ForeignBody("a binary body", "Check the base URL and the proxy.")
          : null;
    }
    return CONTROL_OR_MALFORMED.matcher(body).find()
        ? new ForeignBody(
            "a body in the unsupported encoding " + Checks.quote(encoding),
            "Check Accept-Encoding in interceptors, and the proxy.")
        : null;
  }

  private static String title(String html) {
    Matcher title = TITLE.matcher(html);
    String text = title.find() ? title.group(1).strip().replaceAll("\\s+", " ") : "";
    return text.isEmpty() ? "" : " titled " + Checks.quote(text);
  }
}
