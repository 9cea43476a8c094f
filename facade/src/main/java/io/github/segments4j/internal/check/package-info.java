/** Argument checks. */
@NullMarked
package io.github.segments4j.internal.check;

import org.jspecify.annotations.NullMarked;
