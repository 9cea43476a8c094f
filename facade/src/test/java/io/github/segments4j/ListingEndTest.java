package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.segments4j.error.SegmentsException;
import io.github.segments4j.error.UnreadableResponseException;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.paging.PagedIterable;
import io.github.segments4j.testing.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;

/** The table in the description of the package {@code paging}: where a listing ends. */
class ListingEndTest extends FakeStoreTestBase {

  private static final int CONCURRENCY = 4;

  /** A store without a segment: pages that a row does not serve are 404. */
  private static final UUID SEGMENT = UUID.fromString("3fa85f64-5717-4562-b3fc-2c963f66afa6");

  /**
   * Each page is served as {@code items:total:total_pages:per_page:current_page}. A missing value
   * is not in the response, except that {@code per_page} defaults to 2, the page size.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # totals that agree
          0:0:0                                        | 0 | 1 |
          2:2:1                                        | 2 | 1 |
          2:3:2 1:3:2                                  | 3 | 2 |
          2:4:2 2:4:2                                  | 4 | 2 |
          2::2 2::2                                    | 4 | 2 |
          # no totals, or some
          0                                            | 0 | 1 |
          2 2 0                                        | 4 | 3 |
          2 1 0                                        | 3 | 3 |
          2:3 1:3 0:3                                  | 3 | 3 |
          2:4:2 2 0                                    | 4 | 3 |
          2:4:2 2 0:4:2                                | 4 | 3 |
          2:6 2:6 0:6                                  | 4 | 3 | ends at page 3, with 0 items at path $.data, but 2 of 6 items are missing
          2:6:3 2 0                                    | 4 | 3 | 2 of 6 items are missing
          # total_pages too small
          2:8:1 2:8:1 2:8:1 2:8:1                      | 8 | 4 |
          2:5:2 2:5:2 1:5:2                            | 5 | 3 |
          2:5:2 2:5:2 1:5:3                            | 5 | 3 |
          2:8:1 0:8:1                                  | 2 | 2 | 6 of 8 items are missing
          2:8:1 2:8:1:2:1                              | 2 | 2 | 6 of 8 items are missing
          2:4:0 2:4:0 0:4:0                            | 4 | 3 |
          # total too large
          2:5:2 2:5:2 0:5:2                            | 4 | 3 | 1 of 5 items are missing
          2:3:2 0:3:2                                  | 2 | 2 | 1 of 3 items are missing
          1:2:1 0:2:1                                  | 1 | 2 | 1 of 2 items are missing
          0:2:1                                        | 0 | 1 | ends at page 1, with 0 items at path $.data, but 2 of 2 items are missing
          0:2                                          | 0 | 1 | 2 of 2 items are missing
          2:9223372036854775807:1 0:9223372036854775807:1 | 2 | 2 | items are missing
          # total too small
          2:1:2 2:1:2 0:1:2                            | 4 | 3 |
          2:1:1 2:1:1 1:1:1 0:1:1                      | 5 | 4 |
          2:0:0 0:0:0                                  | 2 | 2 |
          2:-1:1                                       | 2 | 1 |
          # total_pages too large
          2:2:999999999 0:2:999999999                  | 2 | 2 |
          2::999999999 0::999999999 0::999999999       | 2 | 3 | pages 2 and 3 are reported but have no items at path $.data
          2:9:9223372036854775807 0:9:9 0:9:9          | 2 | 3 | pages 2 and 3 are reported but have no items
          0:4:2 0:4:2                                  | 0 | 2 | 4 of 4 items are missing
          # empty page in the middle
          2:4:3 0:4:3 2:4:3                            | 4 | 3 |
          2:6:3 0:6:3 2:6:3 0:6:3                      | 4 | 4 | 2 of 6 items are missing
          0:4:3 2:4:3 2:4:3                            | 4 | 3 |
          2::3 0::3 1::3                               | 3 | 3 |
          # short page in the middle
          2:5:3 1:5:3 2:5:3                            | 5 | 3 |
          2:6:3 1:6:3 2:6:3 0:6:3                      | 5 | 4 | 1 of 6 items are missing
          # per_page that cannot be
          2:4:2:0 2:4:2:0                              | 4 | 2 |
          2:4:2:-5 2:4:2:-5                            | 4 | 2 |
          2:4:2:1 2:4:2:1                              | 4 | 2 |
          2:4:2:9223372036854775807 2:4:2              | 4 | 2 |
          2:4:2:1000 2:4:2:1000                        | 4 | 2 |
          # current_page that is not requested
          2:4:2:2:1 2:4:2:2:3                          | 2 | 2 | requested page 2 but received page 3
          2:4:2:2:3                                    | 0 | 1 | requested page 1 but received page 3
          2:4:2:2:0 2:4:2:2:0                          | 4 | 2 |
          # no content
          204                                          | 0 | 1 |
          2:4:2 204                                    | 2 | 2 | 2 of 4 items are missing
          2 204                                        | 2 | 2 |
          2:4:3 204 2:4:3                              | 4 | 3 |
          null:0:0                                     | 0 | 1 |
          null                                         | 0 | 1 |
          2 null                                       | 2 | 2 |
          null:1:1                                     | 0 | 1 | 0 items at path $.data, but 1 of 1 items are missing
          # the total moves
          2:4:2 2:5:3 1:5:3                            | 5 | 3 |
          2:6:3 2:4:2                                  | 4 | 2 |
          2:6:3 2:6:3 0:3:2                            | 4 | 3 |
          """)
  void listing_endsAsTableSays(String pages, int items, int requests, String failure) {
    serve(pages);
    PagedIterable<ShopperProfile> listing = list(SEGMENT).pageSize(2);

    assertEnd(listing, items, requests, requests, failure);
  }

  /** Page 1 is served too, though the range begins at page 2. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2:9:5 2:9:5 2:9:5 | 4 | 2 |
          2:9:1 2:9:1 2:9:1 | 4 | 2 |
          2:5:3 2:5:3 1:5:3 | 3 | 2 |
          2:2:1 0:2:1       | 0 | 1 |
          2:9:5 1:9:5 2:9:5 | 1 | 2 | ends at page 3, with 2 items at path $.data, but 1 of 6 items are missing
          2:9:5 2:9:5 0:9:5 | 2 | 2 | 2 of 6 items are missing
          2:9:5 0:9:5 2:9:5 | 0 | 2 | 2 of 6 items are missing
          2:9:5 2:9:5 204   | 2 | 2 | 2 of 6 items are missing
          """)
  void range_endsAsTableSays(String pages, int items, int requests, String failure) {
    serve(pages);
    PagedIterable<ShopperProfile> range = list(SEGMENT).range(2, 3, 2);

    assertEnd(range, items, requests, 1 + requests, failure);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "null", "{}", "[]"})
  void bodyWithoutData_isNotEmptyPage(String body) {
    store.failPage(1, Fault.json(200, body));

    assertThatThrownBy(() -> list(SEGMENT).forEach(profile -> {}))
        .isInstanceOf(UnreadableResponseException.class);
    assertThatThrownBy(() -> list(SEGMENT).count()).isInstanceOf(UnreadableResponseException.class);
  }

  @ParameterizedTest
  @CsvSource({"204, 0", "null, 0", "0, 0", "1:5:5, 5", "null:0:0, 0"})
  void count_readsTotal(String page, long count) {
    serve(page);

    assertThat(list(SEGMENT).count()).isEqualTo(count);
  }

  @ParameterizedTest
  @CsvSource({"204, false", "null, false", "2:4:2, true", "2:4:1, true", "2:2:1, false"})
  void page_hasNextAsTableSays(String page, boolean hasNext) {
    serve(page);

    assertThat(list(SEGMENT).pageSize(2).page(1).hasNext()).isEqualTo(hasNext);
    assertThat(list(SEGMENT).pageSize(2).pageAsync(1).join().hasNext()).isEqualTo(hasNext);
  }

  private void assertEnd(
      PagedIterable<ShopperProfile> listing,
      int items,
      int requests,
      int lastPage,
      String failure) {
    for (int concurrency : new int[] {1, CONCURRENCY}) {
      PagedIterable<ShopperProfile> tested = listing.concurrency(concurrency);
      Flux<ShopperProfile> published = JdkFlowAdapter.flowPublisherToFlux(tested.publisher());
      List<Consumer<Consumer<ShopperProfile>>> passes =
          List.of(tested::forEach, receiver -> published.doOnNext(receiver).blockLast());
      for (Consumer<Consumer<ShopperProfile>> pass : passes) {
        List<ShopperProfile> delivered = new ArrayList<>();
        int before = store.requests().size();

        Throwable e = catchThrowable(() -> pass.accept(delivered::add));

        assertThat(delivered).hasSize(items).doesNotHaveDuplicates();
        // Prefetches that are not needed, of this pass and of the one before.
        int prefetches = 2 * (concurrency - 1);
        assertThat(store.requests().size() - before).isBetween(requests, requests + prefetches);
        if (failure == null) {
          assertThat(e).isNull();
        } else {
          assertThat(e)
              .isInstanceOf(UnreadableResponseException.class)
              .hasMessageContaining(failure)
              .returns(lastPage, failed -> ((SegmentsException) failed).page());
        }
      }
    }
  }

  private void serve(String pages) {
    String[] specs = pages.split(" ");
    for (int number = 1; number <= specs.length; number++) {
      store.failPage(number, response(number, specs[number - 1].split(":")));
    }
  }

  private static Fault response(int number, String... spec) {
    if (spec[0].equals("204")) {
      return Fault.response(204, Map.of(), new byte[0]);
    }
    String data = spec[0].equals("null") ? "null" : items(number, Integer.parseInt(spec[0]));
    return Fault.json(
        200,
        """
        {"data": %s, "meta": {"pagination": {"count": 99, "total": %s, "total_pages": %s,
          "per_page": %s, "current_page": %s}}}
        """
            .formatted(
                data,
                value(spec, 1, ""),
                value(spec, 2, ""),
                value(spec, 3, "2"),
                value(spec, 4, "")));
  }

  private static String value(String[] spec, int index, String defaultValue) {
    String value = index < spec.length ? spec[index] : defaultValue;
    return value.isEmpty() ? "null" : value;
  }

  private static String items(int page, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{\"id\": \"%s\"}".formatted(new UUID(page, i)))
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
