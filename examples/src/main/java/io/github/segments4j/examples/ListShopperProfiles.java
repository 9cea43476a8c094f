package io.github.segments4j.examples;

import io.github.segments4j.model.ShopperProfile;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Prints the shopper profiles in a segment, one a line: id, customer id, and the times of creation
 * and of the last change, with tabs between them and nothing where there is no value.
 */
public final class ListShopperProfiles {

  private ListShopperProfiles() {}

  /**
   * Lists a segment of the embedded store, or of the store that the environment names.
   *
   * @param args the segment's id; may be left out on the embedded store
   */
  public static void main(String[] args) {
    ExampleRunner.run(
        "ListShopperProfiles",
        args,
        (client, segment) -> {
          for (ShopperProfile profile : client.segment(segment).shopperProfiles().list()) {
            System.out.println(line(profile));
          }
        });
  }

  private static String line(ShopperProfile profile) {
    return Stream.of(profile.id(), profile.customerId(), profile.createdAt(), profile.updatedAt())
        .map(value -> Objects.toString(value, ""))
        .collect(Collectors.joining("\t"));
  }
}
