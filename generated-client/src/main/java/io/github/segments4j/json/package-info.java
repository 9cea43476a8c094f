/**
 * What the generated client needs beside what is generated: the annotations of the operations, and
 * the JSON forms of simple types.
 */
@NullMarked
package io.github.segments4j.json;

import org.jspecify.annotations.NullMarked;
