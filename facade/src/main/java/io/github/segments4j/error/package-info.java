/**
 * What can go wrong with a request: one class for each meaning, all of them {@link
 * io.github.segments4j.error.SegmentsException}s. Wrong arguments are none of these but {@link
 * java.lang.IllegalArgumentException}s, thrown before anything is sent.
 *
 * @serial exclude
 */
@NullMarked
package io.github.segments4j.error;

import org.jspecify.annotations.NullMarked;
