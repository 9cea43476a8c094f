package io.github.segments4j;

import io.github.segments4j.internal.BatchReader;
import io.github.segments4j.internal.BatchReader.Kind;
import io.github.segments4j.model.BatchResponse;
import java.util.UUID;

/** How the answers of operations on ids are read. */
final class Answers {

  static final BatchReader<UUID, BatchResponse, UUID> ADDED = reader(Kind.ADD);

  static final BatchReader<UUID, BatchResponse, UUID> REMOVED = reader(Kind.REMOVE);

  static final BatchReader<UUID, BatchResponse, UUID> DELETED = reader(Kind.DELETE);

  private Answers() {}

  private static BatchReader<UUID, BatchResponse, UUID> reader(Kind kind) {
    return new BatchReader<>(
        kind,
        BatchResponse.class,
        answer -> new BatchReader.Said<>(null, answer.errors(), answer.meta()),
        null);
  }
}
