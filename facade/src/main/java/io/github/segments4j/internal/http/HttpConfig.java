package io.github.segments4j.internal.http;

import io.github.segments4j.call.RetryPolicy;
import java.time.Duration;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/**
 * The configuration of the HTTP stack of a client.
 *
 * @param baseUrl the URL whose host receives the token
 * @param token the access token
 * @param retryPolicy when and how often calls are retried
 * @param pacing whether to stay within the rate limit that responses report
 * @param maxRateLimitWait the longest wait that a response may request
 * @param maxResponseBytes the maximum size of a decompressed body
 * @param callFactory wraps the configured client
 * @param clock the clock of all waits
 * @param random the source of jitter
 */
public record HttpConfig(
    HttpUrl baseUrl,
    AccessToken token,
    RetryPolicy retryPolicy,
    boolean pacing,
    Duration maxRateLimitWait,
    long maxResponseBytes,
    Function<OkHttpClient, Call.Factory> callFactory,
    Clock clock,
    RandomGenerator random) {}
