package io.github.segments4j.examples.cli;

import io.github.segments4j.json.CanonicalUuid;
import java.util.UUID;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A type of ids.
 *
 * @param <T> what an id is
 * @param description what a text must be to be one
 * @param parser reads one; what it throws is an {@link IllegalArgumentException}
 */
record IdType<T>(String description, Function<String, T> parser) {

  static final IdType<UUID> UUIDS =
      new IdType<>("a UUID such as 3fa85f64-5717-4562-b3fc-2c963f66afa6", CanonicalUuid::parse);

  static final IdType<Long> CUSTOMERS =
      new IdType<>("the id of a customer, a number of 1 or more", IdType::customer);

  private static long customer(String text) {
    long id = Long.parseLong(text);
    if (id < 1) {
      throw new IllegalArgumentException();
    }
    return id;
  }

  T parse(String text) {
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(Escaper.quote(text) + " is not " + description, e);
    }
  }

  /** Reads the id of a segment. */
  static final class UuidConverter implements ITypeConverter<UUID> {

    @Override
    public UUID convert(String text) {
      try {
        return UUIDS.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
