package io.github.segments4j.examples;

import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.paging.Page;
import io.github.segments4j.paging.PagedIterable;

/** Takes a listing by its pages, and goes on with it from one of them. */
public final class PageByPage {

  private PageByPage() {}

  /**
   * Lists a segment of the embedded store, or of the store that the environment names.
   *
   * @param args the segment's id; may be left out on the embedded store
   */
  public static void main(String[] args) {
    ExampleRunner.run(
        "PageByPage",
        args,
        (client, segment) -> {
          PagedIterable<ShopperProfile> listing =
              client.segment(segment).shopperProfiles().list().pageSize(200);
          System.out.println("The segment has " + listing.count() + " shopper profiles.");

          for (Page<ShopperProfile> page : listing.pages()) {
            System.out.printf(
                "page %d of %d: %d profiles%n",
                page.number(), page.totalPages().orElse(0), page.items().size());
          }

          long rest = listing.startingAt(3).stream().count();
          System.out.println("From page 3 on there are " + rest + ".");
        });
  }
}
