package io.github.segments4j;

import io.github.segments4j.client.model.BatchAnswer;
import io.github.segments4j.internal.BatchReader;
import java.util.UUID;

/** How the answers of operations on ids are read. */
final class Answers {

  static final BatchReader<UUID, BatchAnswer, UUID> ADDED =
      BatchReader.adding(BatchAnswer.class, Answers::said);

  static final BatchReader<UUID, BatchAnswer, UUID> REMOVED =
      BatchReader.removing(BatchAnswer.class, Answers::said);

  private Answers() {}

  private static BatchReader.Said<UUID> said(BatchAnswer answer) {
    return new BatchReader.Said<>(null, answer.errors(), answer.meta());
  }
}
