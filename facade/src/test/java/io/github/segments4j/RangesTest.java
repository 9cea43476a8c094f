package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.segments4j.error.UnreadableResponseException;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.paging.PageRange;
import io.github.segments4j.testing.Fault;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangesTest extends FakeStoreTestBase {

  @ParameterizedTest
  @CsvSource({"0, 1, 1", "250, 1, 1", "251, 1, 2", "2600, 3, 4", "2600, 11, 1", "2500, 5, 2"})
  void ranges_coverListing(int members, int pagesPerRange, int count) {
    UUID segment = store.addSegment(members);

    List<PageRange> ranges = members(segment).ranges(pagesPerRange);
    List<ShopperProfile> listed = new ArrayList<>();
    ranges.forEach(
        range ->
            client.segment(range.segmentId()).shopperProfiles().list(range).forEach(listed::add));

    assertThat(ranges).hasSize(count);
    assertThat(listed).isEqualTo(store.shopperProfiles(segment));
    assertThat(store.requests()).hasSize(1 + Math.max(1, (members + 249) / 250));
  }

  @ParameterizedTest
  @CsvSource({"3, 9223372036854775807, 1", "3, 1, 1", "9000, 1, 1", "501, 9000, 3"})
  void ranges_contradictoryTotals_areBounded(long total, long totalPages, int count) {
    store.failPage(
        1,
        Fault.json(
            200,
            """
            {"data": [{"id": "3fa85f64-5717-4562-b3fc-2c963f66afa6"}],
             "meta": {"pagination": {"total": %s, "total_pages": %s, "per_page": 250}}}
            """
                .formatted(total, totalPages)));

    assertThat(members(UUID.randomUUID()).ranges(1))
        .hasSize(count)
        .last()
        .returns(Integer.MAX_VALUE, PageRange::lastPage);
  }

  @Test
  void lastRange_extendsToEnd() {
    UUID segment = store.addSegment(500);
    List<PageRange> ranges = members(segment).ranges(1);
    store.addMembersAtFront(segment, 300);

    assertThat(ranges).hasSize(2);
    assertThat(client.segment(segment).shopperProfiles().list(ranges.get(0))).hasSize(250);
    assertThat(client.segment(segment).shopperProfiles().list(ranges.get(1)).concurrency(3))
        .hasSize(550);
  }

  @Test
  void changedPageSize_fails() {
    UUID segment = store.addSegment(1000);
    PageRange second = members(segment).ranges(1).get(1);
    store.failPage(2, Fault.pageSize(100));

    assertThatThrownBy(
            () -> client.segment(segment).shopperProfiles().list(second).forEach(profile -> {}))
        .isInstanceOf(UnreadableResponseException.class)
        .hasMessageContaining("page size changed from 250 to 100 at page 2");
  }

  @Test
  void range_ofOtherStore_isRejected() {
    PageRange range = new PageRange("other", UUID.randomUUID(), 1, 2, 10);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.segment(range.segmentId()).shopperProfiles().list(range))
        .withMessage(
            "range must be of segment %1$s of store fake123, but was of segment %1$s of store other",
            range.segmentId());
  }

  @Test
  void range_invalid_isRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PageRange("store-x", UUID.randomUUID(), 1, 2, 10));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PageRange("x", null, 1, 2, 10))
        .withMessage("segmentId must not be null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PageRange("x", UUID.randomUUID(), 3, 2, 10))
        .withMessage("lastPage must be 3 or more, but was 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> members(UUID.randomUUID()).ranges(0))
        .withMessage("pagesPerRange must be 1 or more, but was 0");
  }

  @Test
  @Tag("slow")
  void ranges_areListedByOtherProcesses() throws Exception {
    UUID segment = store.addSegment(2000);
    List<String> listed = new ArrayList<>();
    for (PageRange range : members(segment).ranges(3)) {
      String serialized = serialize(range);
      assertThat(new String(Base64.getDecoder().decode(serialized)))
          .doesNotContain(store.accessToken());
      Process process = JavaProcess.start(List.of(), Worker.class, store.url(), serialized);
      try (BufferedReader output = process.inputReader()) {
        output.lines().forEach(listed::add);
      }
      assertThat(process.waitFor()).isZero();
    }

    assertThat(listed)
        .isEqualTo(
            store.shopperProfiles(segment).stream()
                .map(profile -> profile.id().toString())
                .toList());
  }

  private static String serialize(PageRange range) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(range);
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  static final class Worker {
    public static void main(String[] args) throws Exception {
      byte[] bytes = Base64.getDecoder().decode(args[1]);
      PageRange range =
          (PageRange) new ObjectInputStream(new ByteArrayInputStream(bytes)).readObject();
      try (SegmentsClient client =
          SegmentsClient.builder()
              .storeHash(range.storeHash())
              .accessToken("fake-access-token")
              .baseUrl(args[0])
              .build()) {
        client
            .segment(range.segmentId())
            .shopperProfiles()
            .list(range)
            .forEach(profile -> System.out.println(profile.id()));
      }
    }
  }
}
