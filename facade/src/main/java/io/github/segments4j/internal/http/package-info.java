/**
 * The HTTP stack: one interceptor for each concern that must be ordered by itself. A request passes
 * them in this order: buffering, the user's interceptors, retries, throttling, logging, buffering,
 * the network, authentication.
 */
@NullMarked
package io.github.segments4j.internal.http;

import org.jspecify.annotations.NullMarked;
