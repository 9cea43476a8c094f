package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.segments4j.error.SegmentsException;
import io.github.segments4j.error.ServerException;
import io.github.segments4j.error.UnreadableResponseException;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.paging.Page;
import io.github.segments4j.paging.PagedIterable;
import io.github.segments4j.testing.Fault;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Spliterator;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest extends FakeStoreTestBase {

  private static final Fault EMPTY_PAGE =
      Fault.json(
          200,
          """
          {"data": []}
          """);

  /** A page of one item, to be formatted with its number, the total, and the number of pages. */
  private static final String ONE_ITEM =
      """
      {
        "data": [{"id": "3fa85f64-5717-4562-b3fc-2c963f66afa6"}],
        "meta": {"pagination": {"current_page": %d, "total": %d, "total_pages": %d}}
      }
      """;

  private static final String META_WITHOUT_PAGE =
      """
      , "meta": {"pagination": {"current_page": null, "total": 9, "total_pages": 9}}
      """;

  private static final Fault EMPTY_MIDDLE =
      Fault.json(
          200,
          """
          {"data": [], "meta": {"pagination": {"total": 625, "count": 0, "per_page": 250,
            "current_page": 2, "total_pages": 3, "links": {"next": "?page=3"}}}}
          """);

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "249, 1", "250, 1", "251, 2", "500, 2", "625, 3", "750, 3"})
  void listing_isComplete_withFewestRequests(int members, int requests) {
    UUID segment = store.addSegment(members);

    assertThat(list(segment)).containsExactlyElementsOf(store.shopperProfiles(segment));
    assertThat(store.requests()).hasSize(requests);
  }

  @Test
  void pageSize_defaultsTo250() {
    UUID segment = store.addSegment(625);

    list(segment).forEach(profile -> {});
    list(segment).pageSize(100).startingAt(6).forEach(profile -> {});

    assertThat(requestedPages()).containsExactly("1/250", "2/250", "3/250", "6/100", "7/100");
  }

  @Test
  void listing_isLazy() {
    PagedIterable<ShopperProfile> listing = list(store.addSegment(3)).pageSize(2).startingAt(1);
    listing.iterator();
    listing.stream().map(ShopperProfile::id);
    listing.pages().iterator().hasNext();
    assertThat(listing.toString()).contains("pageSize=2").contains("shopper profiles of segment");

    assertThat(store.requests()).isEmpty();
  }

  @Test
  void iterator_fetchesPageForFirstItem() {
    Iterator<ShopperProfile> profiles = list(store.addSegment(4)).pageSize(2).iterator();

    profiles.next();
    profiles.next();
    assertThat(requestedPages()).containsExactly("1/2");
    assertThat(profiles.hasNext()).isTrue();
    assertThat(requestedPages()).containsExactly("1/2", "2/2");
    profiles.next();
    profiles.next();
    assertThat(profiles.hasNext()).isFalse();
    assertThatThrownBy(profiles::next).isInstanceOf(NoSuchElementException.class);
    assertThat(requestedPages()).containsExactly("1/2", "2/2");
  }

  @Test
  void iterators_areIndependent() {
    UUID segment = store.addSegment(5);
    PagedIterable<ShopperProfile> listing = list(segment).pageSize(2);
    Iterator<ShopperProfile> one = listing.iterator();
    one.next();
    one.next();
    one.next();
    Iterator<ShopperProfile> other = listing.iterator();

    assertThat(other.next()).isEqualTo(store.shopperProfiles(segment).get(0));
    assertThat(one.next()).isEqualTo(store.shopperProfiles(segment).get(3));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "3, 2", "4, 2"})
  void stream_withLimit_fetchesOnlyNeededPages(int limit, int requests) {
    UUID segment = store.addSegment(10);

    assertThat(list(segment).pageSize(2).stream().limit(limit))
        .containsExactlyElementsOf(store.shopperProfiles(segment).subList(0, limit));
    assertThat(store.requests()).hasSize(requests);
  }

  @Test
  void stream_isOrderedAndNotSized() {
    PagedIterable<ShopperProfile> listing = list(store.addSegment(10)).pageSize(2);

    assertThat(listing.stream().findFirst()).isPresent();
    assertThat(store.requests()).hasSize(1);
    assertThat(listing.stream().spliterator().hasCharacteristics(Spliterator.SIZED)).isFalse();
    assertThat(listing.stream().spliterator().hasCharacteristics(Spliterator.ORDERED)).isTrue();
    assertThat(listing.stream().parallel().map(ShopperProfile::id).toList())
        .isEqualTo(listing.stream().map(ShopperProfile::id).toList());
  }

  @Test
  void pages_haveNumbersAndTotals() {
    UUID segment = store.addSegment(5);
    List<ShopperProfile> profiles = store.shopperProfiles(segment);

    assertThat(list(segment).pageSize(2).pages())
        .containsExactly(
            page(profiles.subList(0, 2), 1, true),
            page(profiles.subList(2, 4), 2, true),
            page(profiles.subList(4, 5), 3, false));
  }

  private static Page<ShopperProfile> page(List<ShopperProfile> items, int number, boolean next) {
    return new Page<>(
        items, number, OptionalInt.of(2), OptionalLong.of(5), OptionalLong.of(3), next);
  }

  @Test
  void pages_emptySegment_isOneEmptyPage() {
    Iterator<Page<ShopperProfile>> pages = list(store.addSegment(0)).pages().iterator();

    Page<ShopperProfile> page = pages.next();
    assertThat(page.items()).isEmpty();
    assertThat(page.totalPages()).hasValue(0);
    assertThat(pages.hasNext()).isFalse();
    assertThatThrownBy(pages::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void page_fetchesOnePage() {
    UUID segment = store.addSegment(5);
    PagedIterable<ShopperProfile> listing = list(segment).pageSize(2);

    assertThat(listing.page(2).items()).isEqualTo(store.shopperProfiles(segment).subList(2, 4));
    assertThat(listing.page(4).items()).isEmpty();
    assertThat(listing.page(4).hasNext()).isFalse();
    assertThat(requestedPages()).startsWith("2/2", "4/2");
  }

  @Test
  void count_requestsOneItem() {
    assertThat(list(store.addSegment(625)).startingAt(3).count()).isEqualTo(625);
    assertThat(requestedPages()).containsExactly("1/1");
  }

  @Test
  void count_missingTotal_fails() {
    store.failNext(1, Fault.withoutMeta());

    assertThatThrownBy(() -> list(store.addSegment(3)).count())
        .isInstanceOf(UnreadableResponseException.class)
        .hasMessageContaining("$.meta.pagination.total");
  }

  @Test
  void loweredPageSize_isAdopted() {
    UUID segment = store.addSegment(625);

    assertThat(list(segment).pageSize(1000))
        .containsExactlyElementsOf(store.shopperProfiles(segment));
    assertThat(requestedPages()).containsExactly("1/1000", "2/250", "3/250");
  }

  @Test
  void pageSizeLoweredMidway_fails() {
    UUID segment = store.addSegment(625);
    store.failPage(2, Fault.pageSize(100));
    List<ShopperProfile> delivered = new ArrayList<>();

    assertThatThrownBy(() -> list(segment).forEach(delivered::add))
        .isInstanceOf(UnreadableResponseException.class)
        .hasMessageContaining("page size changed from 250 to 100 at page 2")
        .hasMessageContaining("list again with pageSize(100)")
        .returns(2, e -> ((SegmentsException) e).page());
    assertThat(delivered).isEqualTo(store.shopperProfiles(segment).subList(0, 250));
  }

  @Test
  void emptyMiddlePage_doesNotEndListing() {
    UUID segment = store.addSegment(625);
    List<ShopperProfile> profiles = store.shopperProfiles(segment);
    List<ShopperProfile> expected = new ArrayList<>(profiles.subList(0, 250));
    expected.addAll(profiles.subList(500, 625));
    store.failPage(2, EMPTY_MIDDLE);
    List<ShopperProfile> delivered = new ArrayList<>();

    UnreadableResponseException e =
        catchThrowableOfType(
            UnreadableResponseException.class, () -> list(segment).forEach(delivered::add));

    assertThat(delivered).isEqualTo(expected);
    assertThat(e).hasMessageContaining("250 of 625 items are missing");
    assertThat(list(segment).startingAt(e.page())).isEmpty();
  }

  @Test
  void missingMeta_readsUntilEmptyPage() {
    UUID segment = store.addSegment(500);
    store.failNext(100, Fault.withoutMeta());

    assertThat(list(segment)).containsExactlyElementsOf(store.shopperProfiles(segment));
    assertThat(requestedPages()).containsExactly("1/250", "2/250", "3/250");
  }

  @Test
  void missingMetaOnOnePage_keepsTotals() {
    UUID segment = store.addSegment(625);
    store.failPage(2, Fault.withoutMeta());

    List<Page<ShopperProfile>> pages = list(segment).pages().stream().toList();

    assertThat(pages).hasSize(3);
    assertThat(pages.get(1).total()).hasValue(625);
    assertThat(pages.get(1).size()).hasValue(250);
    assertThat(pages.get(2).items()).hasSize(125);
  }

  @Test
  void movingTotal_isFollowed() {
    UUID growing = store.addSegment(4);
    store.failNext(1, Fault.addingMembers(2));
    assertThat(list(growing).pageSize(2)).hasSize(6);
    store.clearFaults();

    UUID shrinking = store.addSegment(6);
    store.failNext(1, Fault.removingMembers(2));
    assertThat(list(shrinking).pageSize(2)).hasSize(4);
  }

  @Test
  void repeatedPage_fails() {
    UUID segment = store.addSegment(625);
    store.failNext(2, Fault.json(200, ONE_ITEM.formatted(1, 9, 9)));
    assertThatThrownBy(() -> list(segment).forEach(profile -> {}))
        .isInstanceOf(UnreadableResponseException.class)
        .hasMessageContaining("requested page 2 but received page 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {META_WITHOUT_PAGE, ""})
  void repeatedItems_fail(String meta) {
    UUID segment = store.addSegment(625);
    store.failNext(
        2,
        Fault.json(
            200,
            """
            {"data": [{"id": "3fa85f64-5717-4562-b3fc-2c963f66afa6"}]%s}
            """
                .formatted(meta)));

    assertThatThrownBy(() -> list(segment).forEach(profile -> {}))
        .isInstanceOf(UnreadableResponseException.class)
        .hasMessageContaining("page 2 contains the same items as the page before it");
  }

  @Test
  void repeatedItems_inAnotherOrder_fail() {
    UUID segment = store.addSegment(2);
    List<UUID> ids = store.shopperProfiles(segment).stream().map(ShopperProfile::id).toList();
    String page =
        """
        {"data": [{"id": "%s"}, {"id": "%s"}]}
        """;
    store.failPage(1, Fault.json(200, page.formatted(ids.get(0), ids.get(1))));
    store.failPage(2, Fault.json(200, page.formatted(ids.get(1), ids.get(0))));

    assertThatThrownBy(() -> list(segment).forEach(profile -> {}))
        .isInstanceOf(UnreadableResponseException.class)
        .hasMessageContaining("page 2 contains the same items as the page before it");
  }

  @Test
  void lastPageRepeatedPastEnd_endsListing() {
    UUID segment = store.addSegment(4);
    store.failPage(3, Fault.json(200, ONE_ITEM.formatted(2, 4, 2)));

    assertThat(list(segment).pageSize(2).startingAt(3)).isEmpty();
  }

  @Test
  void failure_deliversPrecedingItems_andNamesPage() {
    UUID segment = store.addSegment(625);
    List<ShopperProfile> profiles = store.shopperProfiles(segment);
    store.failPage(3, Fault.response(500, "text/html", "<html>oops</html>"));
    List<ShopperProfile> delivered = new ArrayList<>();

    SegmentsException e =
        catchThrowableOfType(
            ServerException.class, () -> list(segment).stream().forEach(delivered::add));
    store.clearFaults();

    assertThat(delivered).isEqualTo(profiles.subList(0, 500));
    assertThat(e.page()).isEqualTo(3);
    assertThat(list(segment).startingAt(e.page()))
        .containsExactlyElementsOf(profiles.subList(500, 625));
  }

  @Test
  void failedIterator_canContinue() {
    UUID segment = store.addSegment(5);
    Iterator<ShopperProfile> profiles = list(segment).pageSize(2).iterator();
    List<ShopperProfile> delivered = new ArrayList<>(List.of(profiles.next(), profiles.next()));
    store.failNext(1, Fault.response(503, "text/plain", ""));

    assertThatThrownBy(profiles::hasNext).isInstanceOf(ServerException.class);
    profiles.forEachRemaining(delivered::add);

    assertThat(delivered).isEqualTo(store.shopperProfiles(segment));
    assertThat(requestedPages()).containsExactly("1/2", "2/2", "2/2", "3/2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"total_pages": 0}                                                        | 1
          {"total_pages": -1}                                                       | 1
          {"per_page": 0, "current_page": 1}                                        | 1
          {"per_page": 9223372036854775807, "count": 99, "total_pages": 1}          | 0
          null                                                                      | 1
          """)
  void invalidPagination_isIgnored(String pagination, int furtherRequests) {
    UUID segment = store.addSegment(625);
    String body =
        """
        {"data": [{"id": "3fa85f64-5717-4562-b3fc-2c963f66afa6"}], "meta": {"pagination": %s}}
        """
            .formatted(pagination);
    store.failPage(1, Fault.json(200, body));
    store.failPage(2, EMPTY_PAGE);

    assertThat(list(segment)).hasSize(1);
    assertThat(store.requests()).hasSize(1 + furtherRequests);
  }
}
