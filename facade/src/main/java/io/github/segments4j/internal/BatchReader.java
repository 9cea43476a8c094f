package io.github.segments4j.internal;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import io.github.segments4j.batch.BatchFailure;
import io.github.segments4j.error.SegmentsException;
import io.github.segments4j.model.BatchMeta;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes out what an answer says of each item of its request. Documented are errors by place in the
 * request, and that 422 means that the rest was done; errors that name ids have been seen. Where an
 * answer leaves open what became of an item, the item is asked for again, which undoes nothing, or
 * it has failed; it is never taken for done.
 *
 * @param <K> what was asked for
 * @param <A> the type of the answer in JSON
 * @param <V> what came of it
 */
public final class BatchReader<K, A, V> {

  /** What an operation does, and so what it means that an item is there, or is not. */
  public enum Kind {
    /** Adds items to something, or makes them: one that is there already is unchanged. */
    ADD("already", true),
    /** Changes items. */
    CHANGE("(?!)", false),
    /** Removes items from something that there must be: one that is not in it is unchanged. */
    REMOVE("\\bnot (found|exist|in)\\b|no such", false),
    /** Deletes items: one that is not there is unchanged. */
    DELETE("\\bnot (found|exist)\\b|no such", false);

    private final Pattern unchanged;
    private final boolean conflictIsUnchanged;

    Kind(String unchanged, boolean conflictIsUnchanged) {
      this.unchanged = Pattern.compile(unchanged, Pattern.CASE_INSENSITIVE);
      this.conflictIsUnchanged = conflictIsUnchanged;
    }
  }

  /** What makes a conflict one of another kind than that the item is there. */
  private static final Pattern DENIAL =
      Pattern.compile("\\bnot\\b|invalid|no such|limit|maximum|at most", Pattern.CASE_INSENSITIVE);

  private static final Pattern LIMIT =
      Pattern.compile("limit|maximum|at most", Pattern.CASE_INSENSITIVE);
  private static final Pattern CONFLICT_OF_ITEMS =
      Pattern.compile("\\s*|.*(conflict|already|exists).*", Pattern.CASE_INSENSITIVE);
  private static final Pattern PLACE = Pattern.compile("\\d{1,4}");
  private static final int SUCCESS = 200;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int PARTLY_DONE = 422;

  private final Kind kind;
  private final JsonAdapter<A> answers;
  private final Function<A, Said<V>> said;
  private final @Nullable Function<V, ?> idOfMade;

  /**
   * Reads the answers of one operation.
   *
   * @param kind what the operation does
   * @param type the type of the answer in JSON
   * @param said what an answer says
   * @param idOfMade tells of something in an answer which item it came of, by the item's id; null
   *     if the answers do not hold what came of the items, which are then given back themselves
   */
  public BatchReader(
      Kind kind, Class<A> type, Function<A, Said<V>> said, @Nullable Function<V, ?> idOfMade) {
    this.kind = kind;
    this.answers = new Moshi.Builder().build().adapter(type);
    this.said = said;
    this.idOfMade = idOfMade;
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
      @Nullable List<V> items, @Nullable Object errors, @Nullable BatchMeta meta) {

    private @Nullable Long success() {
      return meta == null ? null : meta.success();
    }

    private boolean isSomethingDone() {
      Long success = success();
      return items != null && !items.isEmpty() || success != null && success > 0;
    }
  }

  /**
   * What became of the items of one request.
   *
   * @param done what was done, by item
   * @param unchanged what was so already
   * @param failed what was not done, and why
   * @param again requests to send because this one leaves open what became of their items
   * @param notThere items of those that were not there: if they are now, this request did it
   */
  record Outcome<K, V>(
      Map<K, V> done,
      Set<K> unchanged,
      Map<K, BatchFailure> failed,
      List<List<K>> again,
      Map<K, V> notThere) {

    Outcome() {
      this(
          new LinkedHashMap<>(),
          new LinkedHashSet<>(),
          new LinkedHashMap<>(),
          new ArrayList<>(),
          new HashMap<>());
    }

    static <K, V> Outcome<K, V> allFailed(List<K> keys, BatchFailure failure) {
      Outcome<K, V> outcome = new Outcome<>();
      keys.forEach(key -> outcome.failed.put(key, failure));
      return outcome;
    }
  }

  /** One of the errors of an answer, and the items that it is about; none if that is not said. */
  private record Fault<K>(String text, List<K> about) {}

  /** Reads the answer of a request that succeeded, at least in part; null if it had no body. */
  Outcome<K, V> succeeded(List<K> keys, Function<K, ?> idOf, @Nullable A answer) {
    Said<V> itsAnswer = answer == null ? new Said<>(null, null, null) : said.apply(answer);
    return read(keys, idOf, SUCCESS, itsAnswer);
  }

  /** Whether a refusal would be the same for any items. */
  boolean isForAll(SegmentsException refusal) {
    return refusal.statusCode() == 401
        || refusal.statusCode() == 403
        || refusal.statusCode() == NOT_FOUND && kind != Kind.DELETE;
  }

  /** Reads the answer of a request that was refused, in whole or in part. */
  Outcome<K, V> refused(List<K> keys, Function<K, ?> idOf, SegmentsException refusal, String body) {
    int status = refusal.statusCode();
    if (status == NOT_FOUND && kind == Kind.DELETE) {
      return halves(keys);
    }
    if (status == CONFLICT || status == PARTLY_DONE) {
      Said<V> answer = parse(body);
      if (answer != null
          && (answer.isSomethingDone()
              || faults(keys, idOf, answer).stream().anyMatch(fault -> !fault.about.isEmpty()))) {
        return read(keys, idOf, status, answer);
      }
    }
    String words = refusal.title().orElse("") + String.join(" ", refusal.errors().values());
    return status == CONFLICT
            && kind.conflictIsUnchanged
            && CONFLICT_OF_ITEMS.matcher(words).matches()
        ? halves(keys)
        : Outcome.allFailed(keys, new BatchFailure(String.valueOf(refusal.getMessage()), refusal));
  }

  /** Some of the items are so already, but which is not said: halves tell, down to one. */
  private static <K, V> Outcome<K, V> halves(List<K> keys) {
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

  private Outcome<K, V> read(List<K> keys, Function<K, ?> idOf, int status, Said<V> answer) {
    Outcome<K, V> outcome = new Outcome<>();
    List<Fault<K>> faults = faults(keys, idOf, answer);
    for (Fault<K> fault : faults) {
      for (K key : fault.about) {
        if (isUnchanged(status, fault.text)) {
          outcome.unchanged.add(key);
        } else {
          outcome.failed.put(key, new BatchFailure(fault.text, null));
        }
      }
    }
    outcome.unchanged.removeAll(outcome.failed.keySet());
    List<K> rest =
        keys.stream()
            .filter(key -> !outcome.failed.containsKey(key) && !outcome.unchanged.contains(key))
            .toList();
    if (idOfMade != null) {
      rest = withoutMade(rest, idOf, idOfMade, answer, outcome);
    }
    List<String> about =
        faults.stream().filter(fault -> fault.about.isEmpty()).map(Fault::text).toList();
    if (!about.isEmpty()) {
      fail(
          rest, "the answer does not say which of " + keys.size() + " it means: " + about, outcome);
    } else if (idOfMade == null && isAllDone(rest, status, answer)) {
      rest.forEach(key -> outcome.done.put(key, itself(key)));
    } else if (status != SUCCESS && !answer.isSomethingDone() && !rest.isEmpty()) {
      // A refusal of which nothing was done names some, so that the rest is less than all.
      askAgain(rest, outcome);
    } else {
      fail(rest, "the answer does not say what became of it", outcome);
    }
    return outcome;
  }

  private boolean isUnchanged(int status, String text) {
    return kind.unchanged.matcher(text).find() && !LIMIT.matcher(text).find()
        || kind.conflictIsUnchanged && status == CONFLICT && !DENIAL.matcher(text).find();
  }

  private boolean isAllDone(List<K> rest, int status, Said<V> answer) {
    Long success = answer.success();
    return success == null ? status != CONFLICT : success >= rest.size();
  }

  private void askAgain(List<K> rest, Outcome<K, V> outcome) {
    outcome.again.add(rest);
    if (idOfMade == null && !outcome.unchanged.isEmpty()) {
      rest.forEach(key -> outcome.notThere.put(key, itself(key)));
    }
  }

  private static <K> void fail(List<K> rest, String reason, Outcome<K, ?> outcome) {
    BatchFailure failure = new BatchFailure(reason, null);
    rest.forEach(key -> outcome.failed.put(key, failure));
  }

  /** Keeps what was made, and gives back the items of which the answer has nothing. */
  private static <K, V> List<K> withoutMade(
      List<K> rest,
      Function<K, ?> idOf,
      Function<V, ?> idOfMade,
      Said<V> answer,
      Outcome<K, V> outcome) {
    List<V> made = new ArrayList<>(answer.items() == null ? List.of() : answer.items());
    Map<Object, V> byId = new HashMap<>();
    made.forEach(each -> byId.put(idOfMade.apply(each), each));
    List<K> left = new ArrayList<>();
    for (K key : rest) {
      V its = byId.get(idOf.apply(key));
      if (its == null) {
        left.add(key);
      } else {
        outcome.done.put(key, its);
        made.remove(its);
      }
    }
    if (made.size() != left.size()) {
      return left;
    }
    for (int i = 0; i < left.size(); i++) {
      outcome.done.put(left.get(i), made.get(i));
    }
    return List.of();
  }

  @SuppressWarnings("unchecked") // Where the answers hold nothing that came of the items, V is K.
  private V itself(K key) {
    return (V) key;
  }

  private List<Fault<K>> faults(List<K> keys, Function<K, ?> idOf, Said<V> answer) {
    List<Fault<K>> faults = new ArrayList<>();
    if (answer.errors() instanceof Map<?, ?> byPlace) {
      byPlace.forEach((place, error) -> faults.add(fault(keys, idOf, place.toString(), error)));
    } else if (answer.errors() instanceof List<?> list) {
      list.forEach(error -> faults.add(fault(keys, idOf, "", error)));
    } else if (answer.errors() != null) {
      faults.add(fault(keys, idOf, "", answer.errors()));
    }
    return faults;
  }

  /** An error is about the item at its place, or else about all whose ids it names. */
  private static <K> Fault<K> fault(
      List<K> keys, Function<K, ?> idOf, String place, @Nullable Object error) {
    String text = ErrorBody.text(error);
    if (PLACE.matcher(place).matches() && Integer.parseInt(place) < keys.size()) {
      return new Fault<>(text, List.of(keys.get(Integer.parseInt(place))));
    }
    String all = (place + " " + error).toLowerCase(Locale.ROOT);
    return new Fault<>(
        text,
        keys.stream()
            .filter(key -> idOf.apply(key) instanceof UUID id && all.contains(id.toString()))
            .toList());
  }
}
