package io.github.segments4j.examples.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a share such as 0.2 or 20%. */
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
      // Said below, as of any other text that is no share.
    }
    throw new TypeConversionException(
        Escaper.quote(text) + " is not a share from 0 to 1, or from 0% to 100%");
  }
}
