package io.github.segments4j.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;

/** One of the clients that are compared. */
public interface Subject {

  /** The store that all of them ask for. */
  String STORE_HASH = "abc123";

  /** The token that all of them send. */
  String ACCESS_TOKEN = "benchmark-token";

  /** The segment that all of them list. */
  UUID SEGMENT = UUID.fromString("3fa85f64-5717-4562-b3fc-2c963f66afa6");

  /** The largest page that the API gives. */
  int PAGE_SIZE = 250;

  /**
   * Decodes the body of a page, in the way the client does for an answer.
   *
   * @param body the body
   * @return the page, as the client has it
   * @throws IOException if it cannot be read
   */
  Object decode(InputStream body) throws IOException;

  /**
   * Lists the segment to its end.
   *
   * @return how many profiles there were
   * @throws Exception if that fails
   */
  long list() throws Exception;
}
