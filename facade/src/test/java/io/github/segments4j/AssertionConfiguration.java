package io.github.segments4j;

import org.assertj.core.configuration.Configuration;
import org.assertj.core.presentation.Representation;
import org.assertj.core.presentation.StandardRepresentation;

/** Keeps the messages of failed assertions shorter than a screen. */
public final class AssertionConfiguration extends Configuration {

  private static final int MAX_ELEMENTS = 6;
  private static final int MAX_CHARACTERS = 1_000;

  /** Called by AssertJ. */
  public AssertionConfiguration() {
    setMaxElementsForPrinting(MAX_ELEMENTS);
  }

  @Override
  public Representation representation() {
    return new BoundedRepresentation();
  }

  /** Applies this configuration without printing it. */
  @Override
  public void applyAndDisplay() {
    apply();
  }

  private static final class BoundedRepresentation extends StandardRepresentation {

    @Override
    public String toStringOf(Object value) {
      String text = super.toStringOf(value);
      return text == null || text.length() <= MAX_CHARACTERS
          ? text
          : text.substring(0, MAX_CHARACTERS) + "...";
    }
  }
}
