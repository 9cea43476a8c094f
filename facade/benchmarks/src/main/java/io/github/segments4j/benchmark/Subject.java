package io.github.segments4j.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;

/** A client under measurement. */
public interface Subject {

  /** The hash of the store. */
  String STORE_HASH = "abc123";

  /** The access token. */
  String ACCESS_TOKEN = "benchmark-token";

  /** The id of the listed segment. */
  UUID SEGMENT = UUID.fromString("3fa85f64-5717-4562-b3fc-2c963f66afa6");

  /** The maximum page size of the API. */
  int PAGE_SIZE = 250;

  /** Decodes the body of a page as the client does for a response. */
  Object decode(InputStream body) throws IOException;

  /** Lists the segment and returns the number of profiles. */
  long list() throws Exception;
}
