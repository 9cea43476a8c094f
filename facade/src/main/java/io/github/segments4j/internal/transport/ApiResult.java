package io.github.segments4j.internal.transport;

import io.github.segments4j.error.SegmentsException;
import org.jspecify.annotations.Nullable;

/**
 * The result of a call that received a response, of whatever status.
 *
 * @param body the decoded body; null if there is none, or it has another form
 * @param error the exception for a status code that is not 2xx, or for a body that contradicts a
 *     2xx; null for a success
 */
public record ApiResult<R>(@Nullable R body, @Nullable SegmentsException error) {}
