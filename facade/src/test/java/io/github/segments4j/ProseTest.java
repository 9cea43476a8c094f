package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks the wording of comments, messages, templates, Markdown pages and the OpenAPI document:
 * readers know the terms of HTTP and of other clients, and should not meet others.
 */
class ProseTest {

  private static final List<Rule> RULES =
      List.of(
          opening("What|How|Whether|Which|Where|Who|When|Those", "a verb or a noun phrase"),
          tag("what|how|who|whoever", "a noun phrase"),
          word("answer(s|ed|ing)?|repl(y|ies|ied)", "response, respond"),
          word("ask(s|ed|ing)? for", "request"),
          word("(?<!connection )refus(e|es|ed|ing|als?)", "reject, throttle, fail"),
          word("heed(s|ed|ing)?", "observe, record"),
          word("no such", "is not a …, … does not exist"),
          word("(?<!there )(is|are|was|be) no (UUID|JSON|number|token|header)", "is not a …"),
          word("(can|cannot|could|may|to) (not )?be had", "is (not) available"),
          word("unless (set|given|told)", "defaults to …"),
          word("made (by|of) the library", "nothing"),
          word("tr(y|ies|ied|ying) again", "retry"),
          word("go(es|ing|ne)? on|went on", "continue"),
          rule("", "told|said", "reported, returned"),
          word("(came|comes?|became|becomes?) of", "outcome, result"),
          word("taken for", "treated as"),
          word("no more(?=[.;,])", "no longer, only one"),
          word("the other side", "the server"),
          word("so already", "unchanged"),
          word("whoever|those that there are", "a noun"));

  /** Texts that may contain a banned word, with the reason. */
  private static final Map<String, String> ALLOWED =
      Map.of("|no such", "a pattern for messages of BigCommerce");

  private static final int MAX_PRINTED = 30;
  private static final Set<String> SKIPPED = Set.of(".git", "target", "released", "ProseTest.java");
  private static final Pattern READ =
      Pattern.compile(
          "segments\\.yaml|.*\\.(java|kt|mustache)|(README|CONTRIBUTING|SECURITY|CHANGELOG)\\.md");
  private static final String STRING = "\"(?:[^\"\\\\\n]|\\\\.)*+\"";
  private static final Pattern JAVA =
      Pattern.compile(
          "(?<comment>/\\*(?s:.*?)\\*/|//[^\n]*(?:\n[ \t]*//[^\n]*)*+)"
              + "|(?<message>\"\"\"(?s:.*?)\"\"\"|%1$s(?:\\s*\\+\\s*%1$s)*+)".formatted(STRING)
              + "|'(?:[^'\\\\\n]|\\\\.)+'");
  private static final Pattern YAML =
      Pattern.compile("(?m)^([ -]*)(?:description|summary):.*(?:\n\\1 +.*|\n(?=\n))*+");

  private static final Pattern CODE = Pattern.compile("[^\n]+");

  /** The margin of a comment, or the joint of concatenated strings. */
  private static final Pattern JOINT =
      Pattern.compile("(\n\\s*)(?:\\*(?!/)|//)|\"(\\s*)\\+(\\s*)\"");

  private record Rule(Pattern pattern, String instead) {}

  private static Rule opening(String words, String instead) {
    return rule("(?:/\\*\\*?|//|(?:description|summary):)[\\s*>|'\"-]*+", words, instead);
  }

  private static Rule tag(String words, String instead) {
    return rule("@(?:return|param\\s+\\S+)\\s+", words, instead);
  }

  private static Rule word(String words, String instead) {
    return rule("(?i)", words, instead);
  }

  private static Rule rule(String before, String words, String instead) {
    String acrossLines = words.replace(" ", "\\s{1,99}");
    return new Rule(Pattern.compile(before + "\\b(?<word>" + acrossLines + ")(?!\\w)"), instead);
  }

  @Test
  void proseUsesTermsOfTheField() throws IOException {
    Path root = root();
    List<String> files = new ArrayList<>();
    List<String> findings = new ArrayList<>();
    for (Path path : files(root)) {
      String file = root.relativize(path).toString().replace('\\', '/');
      files.add(file);
      findings.addAll(findings(file, Files.readString(path)));
    }

    assertThat(files).contains("README.md", "openapi/src/main/openapi/segments.yaml");
    assertThat(findings).withFailMessage(() -> summary(findings)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A.java        | /** What is known of it. */          | What
          A.java        | // How it works                      | How
          A.java        | /** {@return how many there are} */  | how
          A.java        | /** Reads the answer. */             | answer
          A.java        | /* The page that is asked\\n * for */ | asked for
          A.java        | fail("it is " + "no such id");       | no such
          A.java        | /** The page cannot be had. */       | cannot be had
          pojo.mustache | /** Refuses null. */                 | Refuses
          segments.yaml | description: >-\\n  Whether it is so. | Whether
          README.md     | \\nTry again later.                   | Try again
          """)
  void rulesFind(String file, String text, String word) {
    List<String> findings = findings(file, text.replace("\\n", "\n"));

    assertThat(findings).singleElement().asString().contains(file, ": " + word + " -> say ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "String answer = reply();",
        "// Connection refused by a port that nobody listens on.",
        "/** There is no token, and no more than one page. */",
        "Pattern.compile(\"not found|no such\");",
        "// The first line.\n// When it rains, this is the second.",
      })
  void rulesPass(String text) {
    assertThat(findings("A.java", text)).isEmpty();
  }

  private static String summary(List<String> findings) {
    return findings.stream()
        .limit(MAX_PRINTED)
        .collect(Collectors.joining("\n", findings.size() + " findings:\n", ""));
  }

  private static List<String> findings(String file, String text) {
    String prose = prose(file, text);
    for (String allowed : ALLOWED.keySet()) {
      prose = prose.replace(allowed, " ".repeat(allowed.length()));
    }
    List<String> findings = new ArrayList<>();
    for (Rule rule : RULES) {
      Matcher matcher = rule.pattern.matcher(prose);
      while (matcher.find()) {
        long line = prose.chars().limit(matcher.start("word")).filter(c -> c == '\n').count() + 1;
        String word = matcher.group("word").replaceAll("\\s+", " ");
        findings.add("%s:%s: %s -> say %s".formatted(file, line, word, rule.instead));
      }
    }
    return findings;
  }

  /** Replaces everything but the prose, line by line. */
  private static String prose(String file, String text) {
    if (file.endsWith(".md") || file.endsWith(".mustache")) {
      return text;
    }
    boolean isYaml = file.endsWith(".yaml");
    boolean hasMessages = !file.contains("src/test/") || file.startsWith("openapi/");
    StringBuilder prose = new StringBuilder();
    Matcher matcher = (isYaml ? YAML : JAVA).matcher(text);
    int end = 0;
    while (matcher.find()) {
      if (isYaml
          || matcher.group("comment") != null
          || hasMessages && matcher.group("message") != null) {
        prose.append(CODE.matcher(text.substring(end, matcher.start())).replaceAll("~"));
        prose.append(JOINT.matcher(matcher.group()).replaceAll("$1$2$3 "));
        end = matcher.end();
      }
    }
    return prose.toString();
  }

  private static List<Path> files(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> children = Files.list(folder)) {
      for (Path child : children.sorted().toList()) {
        String name = child.getFileName().toString();
        if (SKIPPED.contains(name)) {
          continue;
        }
        if (Files.isDirectory(child)) {
          files.addAll(files(child));
        } else if (READ.matcher(name).matches()) {
          files.add(child);
        }
      }
    }
    return files;
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("openapi"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
