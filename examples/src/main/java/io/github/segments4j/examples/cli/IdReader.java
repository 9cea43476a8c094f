package io.github.segments4j.examples.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
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

  private static final Pattern SEPARATOR = Pattern.compile("[\\s\\x{feff}]+");
  private static final Pattern QUOTED = Pattern.compile("([\"'])(.*)\\1");
  private static final CsvReader.CsvReaderBuilder CSV =
      CsvReader.builder()
          .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
          .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
  private static final int MAX_REPORTED = 10;

  private final IdType<T> type;
  private final Set<T> ids = new LinkedHashSet<>();
  private final List<String> errors = new ArrayList<>();
  private int errorCount;

  IdReader(IdType<T> type) {
    this.type = type;
  }

  void readArgument(String argument) {
    readText(argument, "");
  }

  /** Reads ids separated by whitespace, or a column of CSV if the first line is its header. */
  void readLines(BufferedReader lines, String source) throws IOException {
    String line = lines.readLine();
    if (line == null) {
      return;
    }
    List<String> header = List.of(line.replaceAll("[\"\\x{feff}]", "").split(",", -1));
    if (header.contains(type.column())) {
      readCsv(lines, header, source);
      return;
    }
    for (int number = 1; line != null; number++) {
      readText(line, location(source, number));
      line = lines.readLine();
    }
  }

  private void readText(String text, String location) {
    for (String id : SEPARATOR.split(text, -1)) {
      if (!id.isEmpty()) {
        add(QUOTED.matcher(id).replaceFirst("$2"), location);
      }
    }
  }

  private void readCsv(BufferedReader rows, List<String> header, String source) {
    int column = header.indexOf(type.column());
    if (column != header.lastIndexOf(type.column())) {
      error("%sduplicate column %s".formatted(location(source, 1), type.column()));
      return;
    }
    try {
      for (CsvRecord row : CSV.ofCsvRecord(rows)) {
        String location = location(source, row.getStartingLineNumber() + 1);
        if (row.getFieldCount() == header.size()) {
          add(row.getField(column).strip(), location);
        } else {
          error(
              "%s%d columns instead of %d".formatted(location, row.getFieldCount(), header.size()));
        }
      }
    } catch (CsvParseException e) {
      error("%s: invalid CSV: %s".formatted(source, e.getMessage()));
    }
  }

  private static String location(String source, long line) {
    return "%s, line %d: ".formatted(source, line);
  }

  private void add(String id, String location) {
    try {
      ids.add(type.parse(id));
    } catch (IllegalArgumentException e) {
      error(location + e.getMessage());
    }
  }

  private void error(String message) {
    errorCount++;
    if (errors.size() < MAX_REPORTED) {
      errors.add(message);
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
      throw new IllegalArgumentException(
          "%s%s\nSeparate ids with whitespace, not commas, or use CSV with the column %s, in UTF-8."
              .formatted(String.join("\n", errors), more, type.column()));
    }
    return ids;
  }
}
