package io.github.segments4j.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** What users can give, chosen by what code it reaches; see CONTRIBUTING. */
class ChecksFuzzTest {

  /** Whatever a terminal or a log could take for more than text, and half characters. */
  private static final Pattern NOT_PRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

  private static final int LONGEST_MESSAGE = 1_500;

  @FuzzTest
  void wrongArgumentsAreToldInOnePrintableLine(byte[] utf8) {
    String text = new String(utf8, UTF_8);

    accepted(Checks::uuid, text);
    accepted(AccessToken::of, text);
    accepted(Checks::text, text);
    accepted(Checks::storeHash, text)
        .ifPresent(hash -> assertThat(hash).isEqualTo(text).matches("[A-Za-z0-9]+"));
    accepted(Checks::baseUrl, text).ifPresent(ChecksFuzzTest::isSafe);
  }

  private static void isSafe(HttpUrl url) {
    assertThat(url.isHttps() || url.host().matches("localhost|127\\.[0-9.]+|::1")).isTrue();
    assertThat(url.username() + url.password()).isEmpty();
    assertThat(url.encodedPath()).endsWith("/");
    assertThat(url.query()).isNull();
    assertThat(url.fragment()).isNull();
    assertThat(url.resolve("stores/abc123/v3/segments").host()).isEqualTo(url.host());
  }

  private static <T> Optional<T> accepted(BiFunction<String, String, T> check, String text) {
    try {
      return Optional.of(check.apply("argument", text));
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).startsWith("argument ").hasSizeLessThan(LONGEST_MESSAGE);
      assertThat(NOT_PRINTABLE.matcher(e.getMessage()).find()).as(e.getMessage()).isFalse();
      return Optional.empty();
    }
  }
}
