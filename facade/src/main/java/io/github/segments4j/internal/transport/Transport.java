package io.github.segments4j.internal.transport;

import com.squareup.moshi.Moshi;
import io.github.segments4j.call.CallOptions;
import io.github.segments4j.call.Operation;
import io.github.segments4j.internal.http.Backoff;
import io.github.segments4j.internal.http.CallState;
import io.github.segments4j.internal.http.HttpConfig;
import io.github.segments4j.internal.http.HttpStack;
import io.github.segments4j.json.JsonAdapters;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import retrofit2.Invocation;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;

/**
 * Creates and executes the calls of one store, and owns the threads for asynchronous ones. Safe for
 * use by multiple threads.
 */
public final class Transport implements Executor {

  private static final String USER_AGENT = "segments4j/" + Version.VALUE;
  private static final int MAX_ASYNC_CALLS = 16;
  private static final long IDLE_THREAD_SECONDS = 5;

  private static final MoshiConverterFactory CONVERTERS =
      MoshiConverterFactory.create(new Moshi.Builder().add(JsonAdapters.FACTORY).build());

  private final String storeHash;
  private final HttpUrl baseUrl;
  private final Call.Factory http;
  private final ErrorMapper errors;
  private final Backoff backoff;
  private final ExecutorService threads;
  private final ThreadPoolExecutor asyncThreads;
  private final InterruptWatcher interrupts;
  private final Retrofit retrofit;

  /** Creates a transport on top of an HTTP client, which is neither changed nor closed. */
  public Transport(String storeHash, OkHttpClient client, HttpConfig config) {
    this.storeHash = storeHash;
    this.baseUrl = config.baseUrl();
    this.http = HttpStack.create(client, config);
    this.errors = new ErrorMapper(config.token(), config.clock());
    this.backoff = new Backoff(config);
    this.threads = newThreads(0, Integer.MAX_VALUE, new SynchronousQueue<>());
    this.asyncThreads = newThreads(MAX_ASYNC_CALLS, MAX_ASYNC_CALLS, new LinkedBlockingQueue<>());
    this.asyncThreads.allowCoreThreadTimeOut(true);
    this.interrupts = new InterruptWatcher(Transport::newThread);
    this.retrofit =
        new Retrofit.Builder()
            .baseUrl(baseUrl)
            .callFactory(request -> newHttpCall(request, CallOptions.none()))
            .addConverterFactory(CONVERTERS)
            .build();
  }

  private Transport(Transport shared, CallOptions options) {
    this.storeHash = shared.storeHash;
    this.baseUrl = shared.baseUrl;
    this.http = shared.http;
    this.errors = shared.errors;
    this.backoff = shared.backoff;
    this.threads = shared.threads;
    this.asyncThreads = shared.asyncThreads;
    this.interrupts = shared.interrupts;
    this.retrofit =
        shared.retrofit.newBuilder().callFactory(request -> newHttpCall(request, options)).build();
  }

  /** Returns a view that applies options to every call and shares everything else. */
  public Transport withOptions(CallOptions options) {
    return new Transport(this, options);
  }

  /** {@return the store hash} */
  public String storeHash() {
    return storeHash;
  }

  /** Creates an implementation of a generated Retrofit interface. */
  public <T> T create(Class<T> api) {
    return retrofit.create(api);
  }

  /** Wraps a Retrofit call. */
  public <R> ApiCall<R> newCall(retrofit2.Call<R> call) {
    return new ApiCall<>(call, task -> execute(asyncThreads, task), interrupts, errors);
  }

  /**
   * Runs a task on another thread. OkHttp's own asynchronous calls are limited to five concurrent
   * ones per host, and leave a thread that keeps a program alive. The task has the MDC of the
   * caller.
   *
   * @throws ClientClosedException if the client is closed
   */
  @Override
  public void execute(Runnable task) {
    execute(threads, task);
  }

  /** {@return the backoff between attempts} */
  public Backoff backoff() {
    return backoff;
  }

  /** Returns the text without the access token. */
  public String redact(String text) {
    return errors.redact(text);
  }

  /** Interrupts the threads, and makes later calls throw {@link ClientClosedException}. */
  public void close() {
    threads.shutdownNow();
    // The calls in the queue fail: their futures must complete.
    asyncThreads.shutdownNow().forEach(Runnable::run);
  }

  private Call newHttpCall(Request request, CallOptions options) {
    if (threads.isShutdown()) {
      throw new ClientClosedException();
    }
    if (request.method().equals("DELETE") && isBlank(request.url().queryParameter("id:in"))) {
      throw new IllegalStateException("not sent: a DELETE without id:in deletes everything");
    }
    Request.Builder builder = request.newBuilder().header("User-Agent", USER_AGENT);
    builder.tag(Operation.class, operation(request)).tag(CallState.class, new CallState());
    options.headers().forEach(builder::header);
    Request tagged = builder.build();
    try {
      Call call = http.newCall(tagged);
      options
          .deadline()
          .ifPresent(deadline -> call.timeout().timeout(deadline.toNanos(), TimeUnit.NANOSECONDS));
      return call;
    } catch (Exception e) {
      // The call factory or the factory of event listeners is the user's.
      throw errors.fromException(tagged, e);
    }
  }

  private static void execute(Executor executor, Runnable task) {
    Map<String, String> context = MDC.getCopyOfContextMap();
    try {
      executor.execute(() -> runInContext(context, task));
    } catch (RejectedExecutionException e) {
      throw new ClientClosedException();
    }
  }

  private static void runInContext(@Nullable Map<String, String> context, Runnable task) {
    Map<String, String> previous = MDC.getCopyOfContextMap();
    setContext(context);
    try {
      task.run();
    } finally {
      setContext(previous);
    }
  }

  private static void setContext(@Nullable Map<String, String> context) {
    if (context == null) {
      MDC.clear();
    } else {
      MDC.setContextMap(context);
    }
  }

  private static @Nullable Operation operation(Request request) {
    Invocation invocation = request.tag(Invocation.class);
    if (invocation == null) {
      return null;
    }
    String page = request.url().queryParameter("page");
    return new Operation(invocation.method().getName(), page == null ? 0 : Integer.parseInt(page));
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static ThreadPoolExecutor newThreads(int core, int max, BlockingQueue<Runnable> queue) {
    return new ThreadPoolExecutor(
        core, max, IDLE_THREAD_SECONDS, TimeUnit.SECONDS, queue, Transport::newThread);
  }

  private static Thread newThread(Runnable task) {
    Thread thread = new Thread(task, "segments4j");
    thread.setDaemon(true);
    return thread;
  }

  /** Returns the store and the base URL; never the access token. */
  @Override
  public String toString() {
    return "store %s at %s".formatted(storeHash, baseUrl);
  }
}
