package io.github.segments4j.examples;

import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.paging.Page;
import io.github.segments4j.paging.PagedIterable;

/** Iterates over the pages of a listing, then resumes from one of them. */
public final class PageByPage {

  private PageByPage() {}

  /**
   * Lists a segment of the store configured by the environment, or of the embedded store.
   *
   * @param args the segment id; optional on the embedded store
   */
  public static void main(String[] args) {
    ExampleRunner.run(
        "PageByPage",
        args,
        (client, segment) -> {
          PagedIterable<ShopperProfile> listing =
              client.segment(segment).shopperProfiles().list().pageSize(200);
          System.out.printf("shopper profiles: %d%n", listing.count());

          for (Page<ShopperProfile> page : listing.pages()) {
            System.out.printf(
                "page %d of %d: %d profiles%n",
                page.number(), page.totalPages().orElse(0), page.items().size());
          }

          System.out.printf(
              "from page 3 on: %d profiles%n", listing.startingAt(3).stream().count());
        });
  }
}
