package io.github.segments4j.examples.cli;

import io.github.segments4j.json.CanonicalUuid;
import java.util.UUID;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A type of id.
 *
 * @param <T> the type of the parsed id
 * @param description a noun phrase for error messages
 * @param column the CSV column of the id
 * @param parser throws {@link IllegalArgumentException} if the id is invalid
 */
record IdType<T>(String description, String column, Function<String, T> parser) {

  static final IdType<UUID> UUIDS =
      new IdType<>(
          "a UUID such as 3fa85f64-5717-4562-b3fc-2c963f66afa6", "id", CanonicalUuid::parse);

  static final IdType<Long> CUSTOMERS =
      new IdType<>("a customer id (a number of 1 or more)", "customer_id", IdType::parseCustomerId);

  private static long parseCustomerId(String text) {
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

  /** A picocli converter of UUIDs. */
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
