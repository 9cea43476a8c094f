package io.github.segments4j.testing;

import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The body of the response to a batch request: the items that succeeded and the errors, keyed by
 * the index of the item within one error object per status code.
 */
final class BatchBody {

  private static final int MAX_ITEMS = 50;
  private static final Map<Integer, String> TITLES =
      Map.of(
          HttpURLConnection.HTTP_CONFLICT, "Unable to process some items due to conflicts",
          ApiError.UNPROCESSABLE_CONTENT, "Unable to process some items");

  private final List<String> succeeded = new ArrayList<>();
  private final Map<Integer, Map<String, String>> errors = new TreeMap<>();

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
        batch
            .errors
            .computeIfAbsent(error.statusCode(), status -> new LinkedHashMap<>())
            .put(String.valueOf(i), error.message());
      }
    }
    plan.json(batch.statusCode(), batch.json(batch.errorsJson(plan), items.size(), plan));
  }

  /** Writes the response to a request that failed as a whole, without naming items. */
  static void write(ApiError error, ResponsePlan plan) {
    String json = ResponsePlan.errorJson(error.statusCode(), error.message(), Map.of());
    plan.json(error.statusCode(), new BatchBody().json("[%s]".formatted(json), 0, plan));
  }

  /** Writes the response to a delete. */
  static void writeDeleted(int count, ResponsePlan plan) {
    BatchBody batch = new BatchBody();
    for (int i = 0; i < count; i++) {
      batch.succeeded.add("{}");
    }
    plan.json(HttpURLConnection.HTTP_OK, batch.json("[]", count, plan));
  }

  /** Returns whether the response with a status code has this body. */
  static boolean isStatus(int statusCode) {
    return TITLES.containsKey(statusCode);
  }

  private int statusCode() {
    if (errors.isEmpty()) {
      return HttpURLConnection.HTTP_CREATED;
    }
    boolean onlyConflicts = errors.keySet().equals(Set.of(HttpURLConnection.HTTP_CONFLICT));
    return onlyConflicts && succeeded.isEmpty()
        ? HttpURLConnection.HTTP_CONFLICT
        : ApiError.UNPROCESSABLE_CONTENT;
  }

  private String errorsJson(ResponsePlan plan) {
    if (plan.errorsByIndex) {
      Map<String, String> all = new TreeMap<>();
      errors.values().forEach(all::putAll);
      return Json.write(all);
    }
    return errors.entrySet().stream()
        .map(
            entry ->
                ResponsePlan.errorJson(
                    entry.getKey(), TITLES.getOrDefault(entry.getKey(), ""), entry.getValue()))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private String json(String errorsJson, int total, ResponsePlan plan) {
    String meta =
        """
        ,"meta":{"total":%s,"success":%s,"failed":%s}"""
            .formatted(total, succeeded.size(), total - succeeded.size());
    return """
    {"data":[%s],"errors":%s%s}"""
        .formatted(String.join(",", succeeded), errorsJson, plan.includeMeta ? meta : "");
  }
}
