/** The retry policy, options for individual calls, and the operation tag for metrics and traces. */
@NullMarked
package io.github.segments4j.call;

import org.jspecify.annotations.NullMarked;
