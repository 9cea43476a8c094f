package io.github.segments4j.examples.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A picocli converter of shares such as 0.2 or 20%. */
final class ShareConverter implements ITypeConverter<Double> {

  @Override
  public Double convert(String text) {
    boolean isPercentage = text.endsWith("%");
    try {
      double number =
          Double.parseDouble(isPercentage ? text.substring(0, text.length() - 1) : text);
      double share = isPercentage ? number / 100 : number;
      if (share >= 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException e) {
      // Reported below.
    }
    throw new TypeConversionException(
        "must be a number from 0 to 1 or a percentage from 0% to 100%, but was "
            + Escaper.quote(text));
  }
}
