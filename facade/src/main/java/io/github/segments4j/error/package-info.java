/**
 * Exceptions for failed requests, one class per kind of failure, all of them subclasses of {@link
 * io.github.segments4j.error.SegmentsException}. Invalid arguments are an {@link
 * java.lang.IllegalArgumentException} instead, thrown before a request is sent.
 *
 * @serial exclude
 */
@NullMarked
package io.github.segments4j.error;

import org.jspecify.annotations.NullMarked;
