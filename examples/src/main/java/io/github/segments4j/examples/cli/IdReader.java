package io.github.segments4j.examples.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A parser of lists of ids that drops duplicates and collects errors.
 *
 * @param <T> the type of the ids
 */
final class IdReader<T> {

  private static final Pattern SEPARATOR = Pattern.compile("[\\s,\\x{feff}]+");
  private static final int MAX_REPORTED = 10;

  private final IdType<T> type;
  private final Set<T> ids = new LinkedHashSet<>();
  private final List<String> errors = new ArrayList<>();
  private int errorCount;

  IdReader(IdType<T> type) {
    this.type = type;
  }

  void readArgument(String argument) {
    read(argument, "");
  }

  void readLines(BufferedReader lines, String source) throws IOException {
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      read(line, source + ", line " + number + ": ");
    }
  }

  private void read(String text, String location) {
    for (String id : SEPARATOR.split(text, -1)) {
      try {
        if (!id.isEmpty()) {
          ids.add(type.parse(id));
        }
      } catch (IllegalArgumentException e) {
        errorCount++;
        if (errors.size() < MAX_REPORTED) {
          errors.add(location + e.getMessage());
        }
      }
    }
  }

  /**
   * Returns the ids in the order of their first occurrence.
   *
   * @throws IllegalArgumentException if any id was invalid, with the first ten errors
   */
  Collection<T> ids() {
    if (errorCount > 0) {
      int omitted = errorCount - errors.size();
      String more = omitted > 0 ? "\n... and %d more".formatted(omitted) : "";
      throw new IllegalArgumentException(String.join("\n", errors) + more);
    }
    return ids;
  }
}
