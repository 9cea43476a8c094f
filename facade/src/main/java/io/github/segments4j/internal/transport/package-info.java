/** The calls of a store, and the mapping of their failures to exceptions. */
@NullMarked
package io.github.segments4j.internal.transport;

import org.jspecify.annotations.NullMarked;
