package io.github.segments4j.examples;

import io.github.segments4j.model.ShopperProfile;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Prints the shopper profiles in a segment, one per line: id, customer id, creation time and last
 * update time, separated by tabs. Missing values are empty.
 */
public final class ListShopperProfiles {

  private ListShopperProfiles() {}

  /**
   * Lists a segment of the store configured by the environment, or of the embedded store.
   *
   * @param args the segment id; optional on the embedded store
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
