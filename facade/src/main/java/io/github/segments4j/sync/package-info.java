/** Synchronization of a segment: a plan of the changes, then their application. */
@NullMarked
package io.github.segments4j.sync;

import org.jspecify.annotations.NullMarked;
