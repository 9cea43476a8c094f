package io.github.segments4j.internal;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import io.github.segments4j.batch.BatchFailure;
import io.github.segments4j.client.model.BatchMeta;
import io.github.segments4j.error.SegmentsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes out what an answer says of each item of its request. Documented are the errors by place in
 * the request, and that 422 means that the rest was done; where an answer leaves open what became
 * of an item, the item is asked for again, which changes nothing that is done.
 *
 * @param <K> what was asked for
 * @param <A> the type of the answer in JSON
 * @param <V> what came of it
 */
public final class BatchReader<K, A, V> {

  private static final Pattern ALREADY = Pattern.compile("already", Pattern.CASE_INSENSITIVE);
  private static final Pattern GONE =
      Pattern.compile("not found|not exist|not in|no such", Pattern.CASE_INSENSITIVE);
  private static final Pattern DENIAL =
      Pattern.compile("\\bnot\\b|invalid|no such", Pattern.CASE_INSENSITIVE);
  private static final int SUCCESS = 200;
  private static final int CONFLICT = 409;
  private static final int PARTLY_DONE = 422;

  private final JsonAdapter<A> answers;
  private final Function<A, Said<V>> said;
  private final @Nullable Function<V, ?> keyOf;
  private final Pattern unchanged;

  private BatchReader(
      Class<A> type, Function<A, Said<V>> said, @Nullable Function<V, ?> keyOf, Pattern unchanged) {
    this.answers = new Moshi.Builder().build().adapter(type);
    this.said = said;
    this.keyOf = keyOf;
    this.unchanged = unchanged;
  }

  /**
   * Reads the answers of an operation that makes something, and answers what it made.
   *
   * @param <K> what is asked for
   * @param <A> the type of the answer in JSON
   * @param <V> what is made
   * @param type the type of the answer in JSON
   * @param said what an answer says
   * @param keyOf what tells for which item something was made; equals a key's own string or value
   * @return the reader
   */
  public static <K, A, V> BatchReader<K, A, V> making(
      Class<A> type, Function<A, Said<V>> said, Function<V, ?> keyOf) {
    return new BatchReader<>(type, said, keyOf, ALREADY);
  }

  /**
   * Reads the answers of an operation that adds items.
   *
   * @param <K> the items
   * @param <A> the type of the answer in JSON
   * @param type the type of the answer in JSON
   * @param said what an answer says
   * @return the reader, for which an item that is there already is unchanged
   */
  public static <K, A> BatchReader<K, A, K> adding(Class<A> type, Function<A, Said<K>> said) {
    return new BatchReader<>(type, said, null, ALREADY);
  }

  /**
   * Reads the answers of an operation that removes items.
   *
   * @param <K> the items
   * @param <A> the type of the answer in JSON
   * @param type the type of the answer in JSON
   * @param said what an answer says
   * @return the reader, for which an item that is not there is unchanged
   */
  public static <K, A> BatchReader<K, A, K> removing(Class<A> type, Function<A, Said<K>> said) {
    return new BatchReader<>(type, said, null, GONE);
  }

  /**
   * What an answer says.
   *
   * @param <V> what came of the request
   * @param items what was made; null if the answer does not say
   * @param errors what was not done, in one of the forms that have been seen
   * @param meta how many were done
   */
  public record Said<V>(
      @Nullable List<V> items, @Nullable Object errors, @Nullable BatchMeta meta) {}

  /**
   * What became of the items of one request.
   *
   * @param done what was done, by item
   * @param unchanged what was so already
   * @param failed what was not done, and why
   * @param again requests to send because this one leaves open what became of their items
   */
  record Outcome<K, V>(
      Map<K, V> done, Set<K> unchanged, Map<K, BatchFailure> failed, List<List<K>> again) {

    Outcome() {
      this(new LinkedHashMap<>(), new LinkedHashSet<>(), new LinkedHashMap<>(), new ArrayList<>());
    }
  }

  /** Reads the answer of a request that succeeded, at least in part; null if it had no body. */
  Outcome<K, V> succeeded(List<K> keys, Function<K, ?> idOf, @Nullable A answer) {
    Said<V> itsAnswer = answer == null ? new Said<>(null, null, null) : said.apply(answer);
    return read(keys, idOf, SUCCESS, itsAnswer, null);
  }

  /** Reads the answer of a request that was refused as a whole or in part. */
  Outcome<K, V> refused(List<K> keys, Function<K, ?> idOf, SegmentsException refusal) {
    int status = refusal.status();
    if (status != CONFLICT && status != PARTLY_DONE) {
      return allFailed(keys, refusal);
    }
    Said<V> answer = parse(refusal.body());
    if (answer != null && (isSomethingDone(answer) || !errors(keys, idOf, answer).isEmpty())) {
      return read(keys, idOf, status, answer, refusal);
    }
    return status == CONFLICT ? conflict(keys) : allFailed(keys, refusal);
  }

  static <K, V> Outcome<K, V> allFailed(List<K> keys, SegmentsException failure) {
    Outcome<K, V> outcome = new Outcome<>();
    keys.forEach(key -> outcome.failed.put(key, new BatchFailure(failure.getMessage(), failure)));
    return outcome;
  }

  /** Some of the items are there already, but which is not said: halves tell, down to one. */
  private static <K, V> Outcome<K, V> conflict(List<K> keys) {
    Outcome<K, V> outcome = new Outcome<>();
    if (keys.size() == 1) {
      outcome.unchanged.addAll(keys);
    } else {
      int half = keys.size() / 2;
      outcome.again.add(keys.subList(0, half));
      outcome.again.add(keys.subList(half, keys.size()));
    }
    return outcome;
  }

  private @Nullable Said<V> parse(String body) {
    try {
      A answer = answers.fromJson(body);
      return answer == null ? null : said.apply(answer);
    } catch (IOException | JsonDataException e) {
      return null;
    }
  }

  private static boolean isSomethingDone(Said<?> answer) {
    return answer.items() != null && !answer.items().isEmpty()
        || answer.meta() != null && answer.meta().success() != null && answer.meta().success() > 0;
  }

  private Outcome<K, V> read(
      List<K> keys,
      Function<K, ?> idOf,
      int status,
      Said<V> answer,
      @Nullable SegmentsException refusal) {
    Outcome<K, V> outcome = new Outcome<>();
    Map<K, String> errors = errors(keys, idOf, answer);
    errors.forEach(
        (key, text) -> {
          if (isSoAlready(status, text)) {
            outcome.unchanged.add(key);
          } else {
            outcome.failed.put(key, new BatchFailure(text, refusal));
          }
        });
    List<K> rest = keys.stream().filter(key -> !errors.containsKey(key)).toList();
    if (ErrorBody.errors(answer.errors()).size() > errors.size()) {
      BatchFailure failure =
          new BatchFailure(
              "the answer does not say which of "
                  + keys.size()
                  + " it was that failed: "
                  + ErrorBody.errors(answer.errors()).values(),
              refusal);
      rest.forEach(key -> outcome.failed.put(key, failure));
    } else if (keyOf != null) {
      made(rest, idOf, answer, refusal, outcome);
    } else {
      done(rest, status, answer, refusal, outcome);
    }
    return outcome;
  }

  private boolean isSoAlready(int status, String text) {
    return unchanged.matcher(text).find() || status == CONFLICT && !DENIAL.matcher(text).find();
  }

  private void done(
      List<K> rest,
      int status,
      Said<V> answer,
      @Nullable SegmentsException refusal,
      Outcome<K, V> outcome) {
    Long success = answer.meta() == null ? null : answer.meta().success();
    boolean allDone = success == null ? status != CONFLICT : success >= rest.size();
    if (allDone) {
      rest.forEach(key -> outcome.done.put(key, itself(key)));
    } else if (success == null || success == 0 && rest.size() < count(outcome, rest)) {
      outcome.again.add(rest);
    } else {
      rest.forEach(key -> outcome.failed.put(key, notSaid(refusal)));
    }
  }

  private int count(Outcome<K, V> outcome, List<K> rest) {
    return rest.size() + outcome.unchanged.size() + outcome.failed.size();
  }

  private void made(
      List<K> rest,
      Function<K, ?> idOf,
      Said<V> answer,
      @Nullable SegmentsException refusal,
      Outcome<K, V> outcome) {
    List<V> items = answer.items() == null ? List.of() : answer.items();
    if (items.isEmpty() && refusal != null) {
      outcome.again.add(rest);
      return;
    }
    Map<Object, V> byId = new HashMap<>();
    items.forEach(item -> byId.put(keyOf.apply(item), item));
    for (int i = 0; i < rest.size(); i++) {
      K key = rest.get(i);
      V item = byId.get(idOf.apply(key));
      if (item == null && items.size() == rest.size()) {
        item = items.get(i);
      }
      if (item == null) {
        outcome.failed.put(key, notSaid(refusal));
      } else {
        outcome.done.put(key, item);
      }
    }
  }

  @SuppressWarnings("unchecked")
  private V itself(K key) {
    return (V) key;
  }

  private static BatchFailure notSaid(@Nullable SegmentsException refusal) {
    return new BatchFailure("the answer does not say what became of it", refusal);
  }

  /** The errors by item: by place in the request, or else by an id that the text names. */
  private Map<K, String> errors(List<K> keys, Function<K, ?> idOf, Said<V> answer) {
    Map<K, String> errors = new LinkedHashMap<>();
    boolean byPlace = answer.errors() instanceof Map;
    ErrorBody.errors(answer.errors())
        .forEach(
            (place, text) -> {
              Optional<K> named = named(keys, idOf, place + " " + text);
              named
                  .or(() -> byPlace ? at(keys, place) : Optional.empty())
                  .ifPresent(key -> errors.put(key, text));
            });
    return errors;
  }

  private static <K> Optional<K> named(List<K> keys, Function<K, ?> idOf, String text) {
    return keys.stream()
        .filter(key -> idOf.apply(key) instanceof UUID id && text.contains(id.toString()))
        .findFirst();
  }

  private static <K> Optional<K> at(List<K> keys, String place) {
    return place.matches("\\d{1,4}") && Integer.parseInt(place) < keys.size()
        ? Optional.of(keys.get(Integer.parseInt(place)))
        : Optional.empty();
  }
}
