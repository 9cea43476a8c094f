package io.github.segments4j.testing;

import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The response body of a batch request: the items that succeeded and the errors by index. */
final class BatchBody {

  private static final int MAX_ITEMS = 50;

  private final List<String> succeeded = new ArrayList<>();
  private final Map<String, String> errors = new LinkedHashMap<>();
  private boolean onlyConflicts = true;

  private BatchBody() {}

  /** An operation on one item that returns the result as JSON. */
  interface ItemProcessor<T> {
    String process(T item) throws ApiError;
  }

  /** Processes every item, even after one has failed, and writes the response. */
  static <T> void run(List<T> items, ItemProcessor<T> processor, ResponsePlan plan)
      throws ApiError {
    if (items.size() > MAX_ITEMS) {
      throw ApiError.json(
          HttpURLConnection.HTTP_ENTITY_TOO_LARGE,
          "A request must not contain more than %s items".formatted(MAX_ITEMS));
    }
    BatchBody batch = new BatchBody();
    for (int i = 0; i < items.size(); i++) {
      try {
        batch.succeeded.add(processor.process(items.get(i)));
      } catch (ApiError error) {
        batch.errors.put(String.valueOf(i), error.message());
        batch.onlyConflicts &= error.isConflict();
      }
    }
    batch.writeTo(plan);
  }

  private void writeTo(ResponsePlan plan) {
    if (errors.isEmpty()) {
      plan.json(HttpURLConnection.HTTP_CREATED, "{%s}".formatted(outcome("[]")));
    } else if (onlyConflicts) {
      writeError(plan, HttpURLConnection.HTTP_CONFLICT, "Conflict");
    } else {
      writeError(plan, ApiError.UNPROCESSABLE_CONTENT, "Some items are invalid");
    }
  }

  private void writeError(ResponsePlan plan, int statusCode, String title) {
    plan.json(
        statusCode,
        """
        {"status":%s,"title":"%s",%s}"""
            .formatted(statusCode, title, outcome(Json.write(errors))));
  }

  private String outcome(String errorsJson) {
    return """
    "data":[%s],"errors":%s,"meta":{"total":%s,"success":%s,"failed":%s}"""
        .formatted(
            String.join(",", succeeded),
            errorsJson,
            succeeded.size() + errors.size(),
            succeeded.size(),
            errors.size());
  }
}
