/**
 * The client: {@link io.github.segments4j.SegmentsClient} is where to start.
 *
 * @serial exclude
 */
@NullMarked
package io.github.segments4j;

import org.jspecify.annotations.NullMarked;
