package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.segments4j.batch.BatchResult;
import io.github.segments4j.error.MissingScopeException;
import io.github.segments4j.error.NotFoundException;
import io.github.segments4j.error.UnexpectedStatusException;
import io.github.segments4j.sync.SyncProgress;
import io.github.segments4j.testing.FakeStore;
import io.github.segments4j.testing.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Batches of several requests: concurrency, cancellation, and failures of single requests. */
class BatchTest extends FakeStoreTestBase {

  private static final int BATCH_SIZE = 50;
  private static final int MAX_CONCURRENCY = 10;

  @Test
  void interrupt_reportsEveryItem() throws Exception {
    UUID segment = store.addSegment("S", 0);
    List<UUID> ids = store.profileIds(500);
    CountDownLatch firstCompleted = new CountDownLatch(1);
    store.passNext(2);
    store.failNext(9, Fault.delay(Duration.ofSeconds(30)));
    CompletableFuture<BatchResult<UUID, UUID>> result = new CompletableFuture<>();
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              result.complete(add(segment, ids, progress -> firstCompleted.countDown()));
              interrupted.complete(Thread.currentThread().isInterrupted());
            });
    thread.start();
    assertThat(firstCompleted.await(10, TimeUnit.SECONDS)).isTrue();
    thread.interrupt();

    assertThat(result.get(10, TimeUnit.SECONDS).succeeded()).hasSize(BATCH_SIZE);
    assertThat(result.get().failed().values())
        .hasSize(500 - BATCH_SIZE)
        .allMatch(failure -> failure.reason().contains("thread was interrupted"));
    assertThat(interrupted.get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void clientClosed_reportsEveryItem() {
    UUID segment = store.addSegment("S", 0);
    List<UUID> ids = store.profileIds(500);

    BatchResult<UUID, UUID> result = add(segment, ids, progress -> client.close());

    assertThat(result.succeeded()).hasSize(BATCH_SIZE);
    assertThat(result.failed().values())
        .hasSize(500 - BATCH_SIZE)
        .allMatch(failure -> failure.reason().contains("closed"));
  }

  @Test
  void listener_maySendRequests() {
    UUID segment = store.addSegment("S", 0);
    UUID other = store.addSegment("T", 0);
    List<UUID> ids = store.profileIds(600);

    add(segment, ids, progress -> members(other).add(ids.subList(0, 1)));

    assertThat(store.members(segment)).hasSize(600);
    assertThat(store.members(other)).hasSize(1);
  }

  /** The store responds with 429 to an operation that runs more than ten times at once. */
  @Test
  void concurrentCalls_shareConcurrencyLimit() throws Exception {
    List<Thread> threads = new ArrayList<>();
    List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 25; i++) {
      String name = "S" + i;
      threads.add(new Thread(() -> client.segments().create(name, null)));
      threads.get(i).setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
    }
    store.failNext(25, Fault.delay(Duration.ofMillis(20)));
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(failures).isEmpty();
    assertThat(store.segments()).hasSize(25);
  }

  @Test
  void failedRequest_keepsOtherOutcomes() {
    UUID segment = store.addSegment("S", 0);
    store.passNext(1);
    store.failNext(1, Fault.response(500, "text/plain", "oops"));
    store.failNext(1, Fault.response(405, "text/plain", "no"));

    BatchResult<UUID, UUID> result = members(segment).add(store.profileIds(170));

    assertThat(result.succeeded()).hasSizeBetween(70, 120).doesNotHaveDuplicates();
    assertThat(result.failed()).hasSize(170 - result.succeeded().size());
    assertThat(result.failed().values())
        .allMatch(failure -> failure.exception() != null)
        .anyMatch(failure -> failure.exception() instanceof UnexpectedStatusException);
    assertThat(store.members(segment)).containsExactlyInAnyOrderElementsOf(result.succeeded());
  }

  @Test
  void unknownSegment_throwsAfterOneRequest() {
    List<UUID> ids = store.profileIds(500);

    assertThatThrownBy(() -> members(new UUID(0, 1)).add(ids))
        .isInstanceOf(NotFoundException.class);
    assertThat(store.requests()).hasSize(1);
  }

  @Test
  void missingScope_throwsAfterOneRequest() {
    UUID segment = store.addSegment("S", 500);
    List<UUID> ids = store.members(segment);
    store.scopes(FakeStore.READ_ONLY);

    assertThatThrownBy(() -> client.shopperProfiles().delete(ids))
        .isInstanceOf(MissingScopeException.class)
        .hasMessageContaining("deleteShopperProfiles requires the OAuth scope Customers: modify");
    assertThat(store.requests()).hasSize(1);
    assertThat(client.shopperProfiles().list().count()).isEqualTo(500);
    assertThat(client.segments().list()).hasSize(1);
    assertThat(client.shopperProfile(ids.get(0)).segments().list()).hasSize(1);
  }

  @Test
  void scopeLostMidway_failsRemainingItems() {
    UUID segment = store.addSegment("S", 0);
    List<UUID> ids = store.profileIds(1500);

    BatchResult<UUID, UUID> result =
        add(segment, ids, progress -> store.scopes(FakeStore.READ_ONLY));

    assertThat(result.succeeded()).hasSize(BATCH_SIZE);
    assertThat(result.failed().values())
        .hasSize(1500 - BATCH_SIZE)
        .allMatch(failure -> failure.exception() instanceof MissingScopeException);
    assertThat(store.requests()).hasSizeBetween(3, 2 + MAX_CONCURRENCY);
  }

  /** Adds members by a sync, which reports the progress, after one request for its plan. */
  private BatchResult<UUID, UUID> add(
      UUID segment, List<UUID> ids, Consumer<SyncProgress> progress) {
    return members(segment).syncToProfiles(ids).plan().apply(progress).added();
  }
}
