package io.github.segments4j.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The answer to a request that does the same to several items: what was done, and what was not. */
final class BatchBody {

  private static final int MOST_ITEMS = 50;

  private final List<String> done = new ArrayList<>();
  private final Map<String, String> errors = new LinkedHashMap<>();
  private boolean conflictsOnly = true;

  private BatchBody() {}

  /** Does something to one item and gives it as JSON. */
  interface Step<T> {
    String apply(T item) throws ApiError;
  }

  /** Does what can be done: what fails does not keep the rest from it. */
  static <T> void run(List<T> items, Step<T> step, ResponsePlan plan) throws ApiError {
    if (items.size() > MOST_ITEMS) {
      throw ApiError.json(413, "A request takes " + MOST_ITEMS + " items at most");
    }
    BatchBody batch = new BatchBody();
    for (int i = 0; i < items.size(); i++) {
      try {
        batch.done.add(step.apply(items.get(i)));
      } catch (ApiError refusal) {
        batch.errors.put(String.valueOf(i), refusal.text());
        batch.conflictsOnly &= refusal.isConflict();
      }
    }
    batch.writeTo(plan);
  }

  private void writeTo(ResponsePlan plan) {
    String data = "\"data\":[" + String.join(",", done) + "]";
    String meta =
        "\"meta\":{\"total\":%d,\"success\":%d,\"failed\":%d}"
            .formatted(done.size() + errors.size(), done.size(), errors.size());
    if (errors.isEmpty()) {
      plan.json(201, "{" + data + ",\"errors\":[]," + meta + "}");
      return;
    }
    int status = conflictsOnly ? 409 : 422;
    String title = conflictsOnly ? "Conflict" : "Some items are not accepted";
    plan.json(
        status,
        "{\"status\":%d,\"title\":\"%s\",".formatted(status, title)
            + data
            + ",\"errors\":"
            + Json.write(errors)
            + ","
            + meta
            + "}");
  }
}
