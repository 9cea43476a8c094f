package io.github.segments4j.openapi;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/** A lint for names that the generator cannot turn into distinct, valid names of Java. */
final class NameLint {

  private static final Pattern PROPERTY =
      Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*|[a-z][A-Za-z0-9]*");
  private static final Pattern PARAMETER =
      Pattern.compile("[A-Za-z][A-Za-z0-9]*([_:.-][A-Za-z0-9]+)*");
  private static final Pattern METHOD = Pattern.compile("[a-z][A-Za-z0-9]*");
  private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z0-9]*");

  private static final Set<String> METHODS_OF_OBJECT =
      Set.of(
          "clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

  /** The types that the generated code imports, and those of the package of the records. */
  private static final Set<String> IMPORTED_TYPES =
      Set.of(
          """
          ArrayList Arrays BatchEnvelope BatchLimit BigDecimal Body ByteString Call Collections
          CommaSeparated Date DateTime DELETE File GET HashMap HashSet HEAD Header Headers Instant
          IOException JsonAdapter JsonAdapters JsonClass JsonReader JsonWriter LinkedHashMap
          LinkedHashSet List LocalDate LocalDateTime LocalTime Map Moshi Nullable Objects OPTIONS
          PageEnvelope PageSize PATCH Path POST PUT Query RequiredScope Set Timestamp URI UUID\
          """
              .split("\\s+"));

  private final Findings findings;

  NameLint(Findings findings) {
    this.findings = findings;
  }

  void checkProperties(String location, Collection<String> names) {
    for (String name : names) {
      require(PROPERTY, location + "." + name, name, "in snake case or camel case");
    }
    checkDistinct(location, names);
  }

  /** Checks the parameters of an operation. The generator numbers those with equal names. */
  void checkParameters(String location, Collection<String> names, boolean hasBody) {
    for (String name : names) {
      require(PARAMETER, location, name, "words of letters and digits, joined by one of _ : . -");
      if (hasBody && name.equals("body")) {
        findings.report(location, "parameter body has the name of the request body in Java");
      }
    }
  }

  void checkOperationId(String location, String id) {
    require(METHOD, location, id, "in camel case");
    if (SourceVersion.isKeyword(id) || METHODS_OF_OBJECT.contains(id)) {
      findings.report(location, "operationId " + id + " is reserved by Java");
    }
  }

  void checkTypes(String location, Collection<String> names) {
    names.forEach(name -> checkType(location + "." + name, name));
    checkDistinct(location, names);
  }

  void checkType(String location, String name) {
    require(TYPE, location, name, "in upper camel case");
    if (IMPORTED_TYPES.contains(name) || name.endsWith("JsonAdapter") || isInJavaLang(name)) {
      findings.report(location, name + " is the name of another type in the generated code");
    }
  }

  private static boolean isInJavaLang(String name) {
    try {
      Class.forName("java.lang." + name);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private void require(Pattern pattern, String location, String name, String form) {
    if (!pattern.matcher(name).matches()) {
      findings.report(location, "name " + name + " must be " + form);
    }
  }

  /** Reports names that become equal, or nearly so, when the generator removes separators. */
  private void checkDistinct(String location, Collection<String> names) {
    Map<String, String> seen = new HashMap<>();
    for (String name : names) {
      String letters = name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
      String other = seen.putIfAbsent(letters, name);
      if (other != null) {
        findings.report(
            location + "." + name, "differs from " + other + " only in case and separators");
      }
    }
  }
}
