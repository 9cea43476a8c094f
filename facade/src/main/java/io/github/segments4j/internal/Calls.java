package io.github.segments4j.internal;

import com.squareup.moshi.JsonDataException;
import io.github.segments4j.error.SegmentsException;
import java.io.IOException;
import java.util.function.Function;
import retrofit2.Call;
import retrofit2.Response;

/** The one place that runs a call and turns its failure into an exception. */
public final class Calls {

  private final Failures failures;

  /**
   * Runs calls that carry a token.
   *
   * @param token hidden in every exception
   * @param time the time by which waits are told
   */
  public Calls(AccessToken token, Time time) {
    this.failures = new Failures(token, time);
  }

  /**
   * Sends a call and waits for its answer.
   *
   * @param <A> the type of the answer in JSON
   * @param <T> what is made of it
   * @param call the call, not yet executed
   * @param read makes the result; a {@link JsonDataException} of it says that the answer is not
   *     understood, as one of the decoding does
   * @return the result
   * @throws SegmentsException of the class that fits the failure
   */
  public <A, T> T execute(Call<A> call, Function<A, T> read) {
    Response<A> response;
    try {
      response = call.execute();
      if (response.isSuccessful()) {
        A answer = response.body();
        if (answer == null) {
          throw new JsonDataException("Expected a JSON object but there was none at path $");
        }
        return read.apply(answer);
      }
    } catch (IOException | JsonDataException e) {
      throw failures.ended(call.request(), e);
    }
    throw failures.refused(call.request());
  }
}
