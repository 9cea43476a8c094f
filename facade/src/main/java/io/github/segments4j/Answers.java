package io.github.segments4j;

import io.github.segments4j.client.model.BatchAnswer;
import io.github.segments4j.internal.BatchReader;
import io.github.segments4j.internal.BatchReader.Kind;
import java.util.UUID;

/** How the answers of operations on ids are read. */
final class Answers {

  static final BatchReader<UUID, BatchAnswer, UUID> ADDED = reader(Kind.ADD);

  static final BatchReader<UUID, BatchAnswer, UUID> REMOVED = reader(Kind.REMOVE);

  static final BatchReader<UUID, BatchAnswer, UUID> DELETED = reader(Kind.DELETE);

  private Answers() {}

  private static BatchReader<UUID, BatchAnswer, UUID> reader(Kind kind) {
    return new BatchReader<>(
        kind,
        BatchAnswer.class,
        answer -> new BatchReader.Said<>(null, answer.errors(), answer.meta()),
        null);
  }
}
