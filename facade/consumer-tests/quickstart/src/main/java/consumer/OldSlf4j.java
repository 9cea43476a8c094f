package consumer;

import io.github.segments4j.SegmentsClient;

/** Fails if a client can be created on SLF4J 1.7, which the library cannot log to. */
public final class OldSlf4j {

  private OldSlf4j() {}

  public static void main(String[] args) {
    try (SegmentsClient client =
        SegmentsClient.builder().storeHash("abc123").accessToken("secret").build()) {
      throw new AssertionError("%s must be rejected on SLF4J 1.7".formatted(client));
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
      if (!e.getMessage().matches("SLF4J 2.0 or later is required, but .*slf4j-api-1.7.*")) {
        throw e;
      }
    }
  }
}
