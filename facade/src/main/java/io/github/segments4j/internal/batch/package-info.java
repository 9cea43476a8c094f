/** Batch operations: an immutable description, one run of it, and the reading of its responses. */
@NullMarked
package io.github.segments4j.internal.batch;

import org.jspecify.annotations.NullMarked;
