/**
 * Not for users: it changes without notice.
 *
 * <p>A request goes through {@link io.github.segments4j.internal.Transport}, which runs it and
 * turns a failure into an exception, and then through the interceptors that {@link
 * io.github.segments4j.internal.HttpStack} puts into an OkHttpClient.
 */
@NullMarked
package io.github.segments4j.internal;

import org.jspecify.annotations.NullMarked;
